/* scalar.h - the portable kernels, the reference of all others. See kernels_internal.h. */
#ifndef WK_ATTENTION_SCALAR_H
#define WK_ATTENTION_SCALAR_H

#include "../kernels_internal.h"

void wk_attend_scalar(const wk_attention_unit *unit, const wk_partial *out);
void wk_join_scalar(const wk_partial *into, const wk_partial *part, size_t rows, size_t value_size);

#endif
