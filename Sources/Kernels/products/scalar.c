/*
 * scalar.c - the reference of the products. A quantised block gives an exact integer sum; what is rounded is only its
 * product with the two scales and the addition to the sum of the row.
 */
#include "scalar.h"

#include "../blocks.h"
#include "rounding.h"

#include <math.h>

/** Rounds `block` elements; returns the scale. */
static float round_block(const float *x, size_t block, int8_t *codes) {
    uint32_t largest = 0;
    for (size_t i = 0; i < block; i++) {
        uint32_t magnitude = wk_bits_of_float(x[i]) & 0x7fffffffu;
        largest = magnitude > largest ? magnitude : largest;
    }
    wk_rounding rounding = block == 32 ? wk_rounding_for_32(largest) : wk_rounding_for(largest);
    for (size_t i = 0; i < block; i++) {
        codes[i] = rounding.inverse == 0 ? 0 : (int8_t)nearbyintf(x[i] * rounding.inverse);
    }
    return rounding.scale;
}

static int32_t sum_of(const int8_t *codes, size_t count) {
    int32_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += codes[i];
    }
    return sum;
}

void wk_round_32_scalar(const float *x, size_t count, int8_t *codes, float *scales, int32_t *offsets) {
    for (size_t b = 0; b < count / 32; b++) {
        scales[b] = round_block(x + 32 * b, 32, codes + 32 * b);
        offsets[b] = -8 * sum_of(codes + 32 * b, 32);
    }
}

void wk_round_256_scalar(const float *x, size_t count, int8_t *codes, float *scales, int16_t *sums_16,
                         int16_t *sums_32) {
    for (size_t b = 0; b < count / 256; b++) {
        scales[b] = round_block(x + 256 * b, 256, codes + 256 * b);
    }
    for (size_t s = 0; s < count / 16; s++) {
        sums_16[s] = (int16_t)sum_of(codes + 16 * s, 16);
    }
    for (size_t s = 0; s < count / 32; s++) {
        sums_32[s] = (int16_t)(sums_16[2 * s] + sums_16[2 * s + 1]);
    }
}

/** The dot product of one row of weights with one input. */
typedef float (*row_dot)(const uint8_t *row, const wk_inputs *inputs, size_t token);

static void product(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last, row_dot dot) {
    size_t row_bytes =
        inputs->columns / (size_t)wk_type_block_elements(matrix->type) * (size_t)wk_type_block_bytes(matrix->type);
    for (size_t r = first; r < last; r++) {
        const uint8_t *row = (const uint8_t *)matrix->weights + r * row_bytes;
        float bias = matrix->bias ? matrix->bias[r] : 0;
        for (size_t t = 0; t < inputs->tokens; t++) {
            float value = dot(row, inputs, t);
            matrix->output[t * matrix->output_stride + r] = matrix->bias ? value + bias : value;
        }
    }
}

static float dot_f32(const uint8_t *row, const wk_inputs *inputs, size_t token) {
    const float *x = inputs->values + token * inputs->stride;
    float sum = 0;
    for (size_t i = 0; i < inputs->columns; i++) {
        float weight;
        memcpy(&weight, row + 4 * i, sizeof weight);
        sum += weight * x[i];
    }
    return sum;
}

static float dot_f16(const uint8_t *row, const wk_inputs *inputs, size_t token) {
    const float *x = inputs->values + token * inputs->stride;
    float sum = 0;
    for (size_t i = 0; i < inputs->columns; i++) {
        sum += wk_load_half(row + 2 * i) * x[i];
    }
    return sum;
}

static float dot_bf16(const uint8_t *row, const wk_inputs *inputs, size_t token) {
    const float *x = inputs->values + token * inputs->stride;
    float sum = 0;
    for (size_t i = 0; i < inputs->columns; i++) {
        sum += wk_bfloat_to_float(wk_load_u16(row + 2 * i)) * x[i];
    }
    return sum;
}

static float dot_q4_0(const uint8_t *row, const wk_inputs *inputs, size_t token) {
    size_t blocks = inputs->columns / 32;
    const int8_t *x = inputs->by_32.codes + token * inputs->columns;
    const float *scales = inputs->by_32.scales + token * blocks;
    float sum = 0;
    for (size_t b = 0; b < blocks; b++) {
        const uint8_t *block = row + b * WK_Q4_0_BYTES;
        int32_t product = 0;
        for (int i = 0; i < 16; i++) {
            uint8_t pair = block[WK_Q4_0_CODES + i];
            product += ((pair & 15) - 8) * x[32 * b + i] + ((pair >> 4) - 8) * x[32 * b + 16 + i];
        }
        sum += wk_load_half(block) * scales[b] * (float)product;
    }
    return sum;
}

static float dot_q8_0(const uint8_t *row, const wk_inputs *inputs, size_t token) {
    size_t blocks = inputs->columns / 32;
    const int8_t *x = inputs->by_32.codes + token * inputs->columns;
    const float *scales = inputs->by_32.scales + token * blocks;
    float sum = 0;
    for (size_t b = 0; b < blocks; b++) {
        const uint8_t *block = row + b * WK_Q8_0_BYTES;
        int32_t product = 0;
        for (int i = 0; i < 32; i++) {
            product += (int8_t)block[WK_Q8_0_CODES + i] * x[32 * b + i];
        }
        sum += wk_load_half(block) * scales[b] * (float)product;
    }
    return sum;
}

/** A Q4_K or Q5_K block: sum over the 32-blocks of scale * (codes . x), and of minimum * (sum of x). */
static float dot_with_minimums(const uint8_t *block, const uint8_t codes[256], const wk_inputs *inputs, size_t token,
                               size_t b, float sum) {
    const wk_rounded *x = &inputs->by_256;
    const int8_t *values = x->codes + token * inputs->columns + 256 * b;
    size_t at = token * (inputs->columns / 256) + b;
    uint8_t scales[8];
    uint8_t minimums[8];
    wk_unpack_scales(block + WK_Q4_K_PACKED, scales, minimums);
    int32_t product = 0;
    int32_t minimum = 0;
    for (size_t s = 0; s < 8; s++) {
        int32_t part = 0;
        for (size_t i = 32 * s; i < 32 * (s + 1); i++) {
            part += codes[i] * values[i];
        }
        product += scales[s] * part;
        minimum += minimums[s] * x->sums_32[8 * at + s];
    }
    sum += wk_load_half(block) * x->scales[at] * (float)product;
    sum -= wk_load_half(block + 2) * x->scales[at] * (float)minimum;
    return sum;
}

static float dot_q4_k(const uint8_t *row, const wk_inputs *inputs, size_t token) {
    size_t blocks = inputs->columns / 256;
    float sum = 0;
    for (size_t b = 0; b < blocks; b++) {
        uint8_t codes[256];
        wk_codes_q4_k(row + b * WK_Q4_K_BYTES, codes);
        sum = dot_with_minimums(row + b * WK_Q4_K_BYTES, codes, inputs, token, b, sum);
    }
    return sum;
}

static float dot_q5_k(const uint8_t *row, const wk_inputs *inputs, size_t token) {
    size_t blocks = inputs->columns / 256;
    float sum = 0;
    for (size_t b = 0; b < blocks; b++) {
        uint8_t codes[256];
        wk_codes_q5_k(row + b * WK_Q5_K_BYTES, codes);
        sum = dot_with_minimums(row + b * WK_Q5_K_BYTES, codes, inputs, token, b, sum);
    }
    return sum;
}

static float dot_q6_k(const uint8_t *row, const wk_inputs *inputs, size_t token) {
    size_t blocks = inputs->columns / 256;
    const int8_t *x = inputs->by_256.codes + token * inputs->columns;
    const float *scales = inputs->by_256.scales + token * blocks;
    float sum = 0;
    for (size_t b = 0; b < blocks; b++) {
        const uint8_t *block = row + b * WK_Q6_K_BYTES;
        uint8_t codes[256];
        wk_codes_q6_k(block, codes);
        int32_t product = 0;
        for (size_t s = 0; s < 16; s++) {
            int32_t part = 0;
            for (size_t i = 16 * s; i < 16 * (s + 1); i++) {
                part += (codes[i] - 32) * x[256 * b + i];
            }
            product += (int8_t)block[WK_Q6_K_SCALES + s] * part;
        }
        sum += wk_load_half(block + WK_Q6_K_SCALE) * scales[b] * (float)product;
    }
    return sum;
}

void wk_product_f32_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(matrix, inputs, first, last, dot_f32);
}

void wk_product_f16_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(matrix, inputs, first, last, dot_f16);
}

void wk_product_bf16_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(matrix, inputs, first, last, dot_bf16);
}

void wk_product_q4_0_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(matrix, inputs, first, last, dot_q4_0);
}

void wk_product_q8_0_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(matrix, inputs, first, last, dot_q8_0);
}

void wk_product_q4_k_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(matrix, inputs, first, last, dot_q4_k);
}

void wk_product_q5_k_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(matrix, inputs, first, last, dot_q5_k);
}

void wk_product_q6_k_scalar(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(matrix, inputs, first, last, dot_q6_k);
}
