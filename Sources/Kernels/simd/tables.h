/* tables.h - the kernels of the vector instruction sets, by name, for dispatch.c. */
#ifndef WK_SIMD_TABLES_H
#define WK_SIMD_TABLES_H

#include "../kernels_internal.h"

#define WK_DECLARE(isa)                                                                                                \
    void wk_f32_to_f16_##isa(const float *source, uint16_t *destination, size_t count);                                \
    void wk_f16_to_f32_##isa(const uint16_t *source, float *destination, size_t count);                                \
    void wk_product_f32_##isa(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);            \
    void wk_product_f16_##isa(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);            \
    void wk_product_bf16_##isa(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);           \
    void wk_product_q4_0_##isa(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);           \
    void wk_product_q8_0_##isa(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);           \
    void wk_product_q4_k_##isa(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);           \
    void wk_product_q5_k_##isa(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);           \
    void wk_product_q6_k_##isa(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);           \
    void wk_attend_##isa(const wk_attention_unit *unit, const wk_partial *out);                                        \
    void wk_join_##isa(const wk_partial *into, const wk_partial *part, size_t rows, size_t value_size);                \
    void wk_rms_norm_##isa(const float *x, const float *weight, float epsilon, float *y, size_t count);                \
    void wk_layer_norm_##isa(const float *x, const float *weight, const float *bias, float epsilon, float *y,          \
                             size_t count);                                                                            \
    void wk_angles_##isa(int32_t position, const float *frequencies, float magnitude, size_t count, float *sine,       \
                         float *cosine);                                                                               \
    void wk_rotate_adjacent_##isa(float *x, const float *sine, const float *cosine, size_t pairs);                     \
    void wk_rotate_halves_##isa(float *x, float *y, const float *sine, const float *cosine, size_t pairs);             \
    void wk_add_##isa(float *x, const float *y, size_t count);                                                         \
    void wk_silu_multiply_##isa(float *gate, const float *up, size_t count);                                           \
    void wk_gelu_##isa(float *x, size_t count);                                                                        \
    void wk_softmax_##isa(float *x, size_t count);                                                                     \
    float wk_dot_##isa(const float *x, const float *y, size_t count);                                                  \
    size_t wk_argmax_##isa(const float *x, size_t count)

WK_DECLARE(avx2);
WK_DECLARE(avx512);

void wk_round_32_avx2(const float *x, size_t count, int8_t *codes, float *scales, int32_t *offsets);
void wk_round_256_avx2(const float *x, size_t count, int8_t *codes, float *scales, int16_t *sums_16, int16_t *sums_32);
void wk_round_tile_32_avx2(const float *x, size_t stride, size_t tokens, size_t count, const wk_rounded *tile);
void wk_round_tile_256_avx2(const float *x, size_t stride, size_t tokens, size_t count, const wk_rounded *tile);

/** The table of an instruction set. Rounding has one vector form; normalize is too small and too rare for one. */
#define WK_TABLE(isa)                                                                                                  \
    {                                                                                                                  \
        .f32_to_f16 = wk_f32_to_f16_##isa, .f16_to_f32 = wk_f16_to_f32_##isa, .round_32 = wk_round_32_avx2,            \
        .round_256 = wk_round_256_avx2, .round_tile_32 = wk_round_tile_32_avx2,                                        \
        .round_tile_256 = wk_round_tile_256_avx2, .f32 = wk_product_f32_##isa, .f16 = wk_product_f16_##isa,            \
        .bf16 = wk_product_bf16_##isa, .q4_0 = wk_product_q4_0_##isa, .q8_0 = wk_product_q8_0_##isa,                   \
        .q4_k = wk_product_q4_k_##isa, .q5_k = wk_product_q5_k_##isa, .q6_k = wk_product_q6_k_##isa,                   \
        .attend = wk_attend_##isa, .join = wk_join_##isa, .rms_norm = wk_rms_norm_##isa,                               \
        .layer_norm = wk_layer_norm_##isa, .angles = wk_angles_##isa, .rotate_adjacent = wk_rotate_adjacent_##isa,     \
        .rotate_halves = wk_rotate_halves_##isa, .add = wk_add_##isa, .silu_multiply = wk_silu_multiply_##isa,         \
        .gelu = wk_gelu_##isa, .softmax = wk_softmax_##isa, .normalize = wk_normalize_scalar, .dot = wk_dot_##isa,     \
        .argmax = wk_argmax_##isa                                                                                      \
    }

#endif
