/* scalar.h - the portable kernels, the reference of all others. */
#ifndef WK_PRODUCTS_SCALAR_H
#define WK_PRODUCTS_SCALAR_H

#include "../kernels_internal.h"

void wk_round_32_scalar(const float *x, size_t count, int8_t *codes, float *scales, int32_t *offsets);
void wk_round_256_scalar(const float *x, size_t count, int8_t *codes, float *scales, int16_t *sums_16,
                         int16_t *sums_32);
void wk_product_f32_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);
void wk_product_f16_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);
void wk_product_bf16_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);
void wk_product_q4_0_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);
void wk_product_q8_0_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);
void wk_product_q4_k_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);
void wk_product_q5_k_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);
void wk_product_q6_k_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);

#endif
