package main

/*
#cgo pkg-config: libhs
#include <hs.h>
#include <stdlib.h>

static int count(unsigned int id, unsigned long long from, unsigned long long to, unsigned int flags, void *n) {
	(*(unsigned long long *)n)++;
	return 0;
}

static hs_error_t compile(const char **words, const unsigned *flags, const unsigned *ids, unsigned n, hs_database_t **db, hs_compile_error_t **e) {
	return hs_compile_multi(words, flags, ids, n, HS_MODE_BLOCK, 0, db, e);
}

static unsigned long long scan(const hs_database_t *db, const char *data, unsigned n, hs_scratch_t *scratch) {
	unsigned long long found = 0;
	hs_scan(db, data, n, 0, scratch, count, &found);
	return found;
}
*/
import "C"

import (
	"errors"
	"unsafe"
)

// A hyperscan is the library's own database of all words, each with a word boundary on both sides.
type hyperscan struct {
	db      *C.hs_database_t
	scratch *C.hs_scratch_t
}

func newHyperscan(words []string) (*hyperscan, error) {
	list := (*[1 << 20]*C.char)(C.malloc(C.size_t(len(words)) * C.size_t(unsafe.Sizeof((*C.char)(nil)))))[:len(words):len(words)]
	flags, ids := make([]C.uint, len(words)), make([]C.uint, len(words))
	for i, w := range words {
		list[i], ids[i] = C.CString(`\b`+w+`\b`), C.uint(i)
	}
	var h hyperscan
	var e *C.hs_compile_error_t
	if C.compile(&list[0], &flags[0], &ids[0], C.uint(len(words)), &h.db, &e) != C.HS_SUCCESS {
		return nil, errors.New(C.GoString(e.message))
	}
	if C.hs_alloc_scratch(h.db, &h.scratch) != C.HS_SUCCESS {
		return nil, errors.New("no scratch")
	}
	return &h, nil
}

// count returns how many words end in the text.
func (h *hyperscan) count(b []byte) int {
	return int(C.scan(h.db, (*C.char)(unsafe.Pointer(&b[0])), C.uint(len(b)), h.scratch))
}
