/*
 * dequantize.c - blocks of every type into floats. One row at a time is wanted (the embedding of a token), so there is
 * the portable form only; the products unpack blocks in their own registers.
 */
#include "../blocks.h"
#include "../kernels_internal.h"

void wk_codes_q4_k(const uint8_t *block, uint8_t codes[256]) {
    const uint8_t *nibbles = block + WK_Q4_K_CODES;
    for (int pair = 0; pair < 4; pair++) {
        for (int i = 0; i < 32; i++) {
            codes[64 * pair + i] = nibbles[32 * pair + i] & 15;
            codes[64 * pair + 32 + i] = nibbles[32 * pair + i] >> 4;
        }
    }
}

void wk_codes_q5_k(const uint8_t *block, uint8_t codes[256]) {
    const uint8_t *high = block + WK_Q5_K_HIGH;
    const uint8_t *nibbles = block + WK_Q5_K_CODES;
    for (int pair = 0; pair < 4; pair++) {
        for (int i = 0; i < 32; i++) {
            int low_bit = high[i] >> (2 * pair) & 1;
            int high_bit = high[i] >> (2 * pair + 1) & 1;
            codes[64 * pair + i] = (uint8_t)((nibbles[32 * pair + i] & 15) | low_bit << 4);
            codes[64 * pair + 32 + i] = (uint8_t)(nibbles[32 * pair + i] >> 4 | high_bit << 4);
        }
    }
}

void wk_codes_q6_k(const uint8_t *block, uint8_t codes[256]) {
    for (int half = 0; half < 2; half++) {
        const uint8_t *low = block + 64 * half;
        const uint8_t *high = block + WK_Q6_K_HIGH + 32 * half;
        uint8_t *out = codes + 128 * half;
        for (int i = 0; i < 32; i++) {
            out[i] = (uint8_t)((low[i] & 15) | (high[i] & 3) << 4);
            out[i + 32] = (uint8_t)((low[i + 32] & 15) | (high[i] >> 2 & 3) << 4);
            out[i + 64] = (uint8_t)(low[i] >> 4 | (high[i] >> 4 & 3) << 4);
            out[i + 96] = (uint8_t)(low[i + 32] >> 4 | (high[i] >> 6) << 4);
        }
    }
}

static void dequantize_q4_0(const uint8_t *block, float *out) {
    float scale = wk_load_half(block);
    const uint8_t *nibbles = block + WK_Q4_0_CODES;
    for (int i = 0; i < 16; i++) {
        out[i] = scale * (float)((nibbles[i] & 15) - 8);
        out[i + 16] = scale * (float)((nibbles[i] >> 4) - 8);
    }
}

static void dequantize_q8_0(const uint8_t *block, float *out) {
    float scale = wk_load_half(block);
    for (int i = 0; i < 32; i++) {
        out[i] = scale * (float)(int8_t)block[WK_Q8_0_CODES + i];
    }
}

/** Q4_K and Q5_K: code * scale - minimum, each of the two a 6-bit number times a number of the block. */
static void dequantize_with_minimums(const uint8_t *block, const uint8_t codes[256], float *out) {
    float scale = wk_load_half(block);
    float minimum_scale = wk_load_half(block + 2);
    uint8_t scales[8];
    uint8_t minimums[8];
    wk_unpack_scales(block + WK_Q4_K_PACKED, scales, minimums);
    for (int s = 0; s < 8; s++) {
        float factor = scale * (float)scales[s];
        float minimum = minimum_scale * (float)minimums[s];
        for (int i = 32 * s; i < 32 * (s + 1); i++) {
            out[i] = factor * (float)codes[i] - minimum;
        }
    }
}

static void dequantize_q4_k(const uint8_t *block, float *out) {
    uint8_t codes[256];
    wk_codes_q4_k(block, codes);
    dequantize_with_minimums(block, codes, out);
}

static void dequantize_q5_k(const uint8_t *block, float *out) {
    uint8_t codes[256];
    wk_codes_q5_k(block, codes);
    dequantize_with_minimums(block, codes, out);
}

static void dequantize_q6_k(const uint8_t *block, float *out) {
    float scale = wk_load_half(block + WK_Q6_K_SCALE);
    uint8_t codes[256];
    wk_codes_q6_k(block, codes);
    for (int s = 0; s < 16; s++) {
        float factor = scale * (float)(int8_t)block[WK_Q6_K_SCALES + s];
        for (int i = 16 * s; i < 16 * (s + 1); i++) {
            out[i] = factor * (float)(codes[i] - 32);
        }
    }
}

static void dequantize_bf16(const uint8_t *source, float *destination, size_t count) {
    for (size_t i = 0; i < count; i++) {
        destination[i] = wk_bfloat_to_float(wk_load_u16(source + 2 * i));
    }
}

void wk_dequantize_row(int32_t type, const void *source, float *destination, size_t count) {
    void (*block)(const uint8_t *, float *) = NULL;
    switch (type) {
    case WK_F32:
        memcpy(destination, source, count * sizeof(float));
        return;
    case WK_F16:
        wk_table()->f16_to_f32(source, destination, count);
        return;
    case WK_BF16:
        dequantize_bf16(source, destination, count);
        return;
    case WK_Q4_0:
        block = dequantize_q4_0;
        break;
    case WK_Q8_0:
        block = dequantize_q8_0;
        break;
    case WK_Q4_K:
        block = dequantize_q4_k;
        break;
    case WK_Q5_K:
        block = dequantize_q5_k;
        break;
    case WK_Q6_K:
        block = dequantize_q6_k;
        break;
    default:
        return;
    }
    size_t elements = (size_t)wk_type_block_elements(type);
    size_t bytes = (size_t)wk_type_block_bytes(type);
    for (size_t b = 0; b < count / elements; b++) {
        block((const uint8_t *)source + b * bytes, destination + b * elements);
    }
}
