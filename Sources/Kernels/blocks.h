/*
 * blocks.h - the layout of tensor blocks in GGUF files (little endian, no alignment) and plain access to them.
 * Source of the formats: the GGUF quantisation descriptions of the ggml project.
 */
#ifndef WK_BLOCKS_H
#define WK_BLOCKS_H

#include <stdint.h>
#include <string.h>

/* Offsets and sizes in bytes. All values of a block are bytes but the half-precision scales. */
enum {
    /* Q4_0: f16 scale, then 16 bytes: element i in the low nibble of byte i, i + 16 in the high one; value - 8. */
    WK_Q4_0_BYTES = 18,
    WK_Q4_0_CODES = 2,
    /* Q8_0: f16 scale, then 32 signed bytes. */
    WK_Q8_0_BYTES = 34,
    WK_Q8_0_CODES = 2,
    /* Q4_K: f16 scale, f16 scale of the minimums, 12 bytes with eight 6-bit scales and minimums, 128 bytes of nibbles:
       32 bytes hold the 32-blocks 2k (low) and 2k + 1 (high). */
    WK_Q4_K_BYTES = 144,
    WK_Q4_K_PACKED = 4,
    WK_Q4_K_CODES = 16,
    /* Q5_K: as Q4_K, with the fifth bit of the elements of 32-block s in bit s of 32 bytes before the nibbles. */
    WK_Q5_K_BYTES = 176,
    WK_Q5_K_PACKED = 4,
    WK_Q5_K_HIGH = 16,
    WK_Q5_K_CODES = 48,
    /* Q6_K: 128 bytes of low nibbles, 64 bytes of high bit pairs, 16 signed scales of 16 elements each, f16 scale;
       value - 32. Each half of 128 elements has 64 + 32 bytes: element 32 q + i takes its nibble from byte
       32 (q & 1) + i (low for q < 2), its high pair from bits 2 q of byte i. */
    WK_Q6_K_BYTES = 210,
    WK_Q6_K_HIGH = 128,
    WK_Q6_K_SCALES = 192,
    WK_Q6_K_SCALE = 208
};

static inline uint16_t wk_load_u16(const void *p) {
    uint16_t value;
    memcpy(&value, p, sizeof value);
    return value;
}

static inline float wk_float_of_bits(uint32_t bits) {
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static inline uint32_t wk_bits_of_float(float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/** IEEE half to single precision, exactly. */
static inline float wk_half_to_float(uint16_t half) {
    uint32_t sign = (uint32_t)(half & 0x8000u) << 16;
    uint32_t magnitude = half & 0x7fffu;
    if (magnitude >= 0x7c00u) { /* infinity, or NaN made quiet as the hardware does */
        uint32_t quiet = magnitude > 0x7c00u ? 0x00400000u : 0u;
        return wk_float_of_bits(sign | 0x7f800000u | quiet | (magnitude & 0x3ffu) << 13);
    }
    if (magnitude < 0x0400u) { /* zero and subnormal numbers: a multiple of 2^-24 */
        float value = (float)magnitude * 0x1p-24f;
        return sign ? -value : value;
    }
    return wk_float_of_bits(sign | ((magnitude << 13) + (112u << 23)));
}

/** Single to half precision, to nearest, ties to even; beyond the range to infinity. */
static inline uint16_t wk_float_to_half(float value) {
    uint32_t bits = wk_bits_of_float(value);
    uint32_t sign = (bits >> 16) & 0x8000u;
    uint32_t magnitude = bits & 0x7fffffffu;
    if (magnitude > 0x7f800000u) {
        return (uint16_t)(sign | 0x7e00u | ((magnitude >> 13) & 0x3ffu));
    }
    if (magnitude >= 0x477ff000u) { /* 65520 and more */
        return (uint16_t)(sign | 0x7c00u);
    }
    if (magnitude < 0x38800000u) { /* below 2^-14: adding 0.5 leaves the multiple of 2^-24 in the lowest bits */
        float shifted = wk_float_of_bits(magnitude) + 0.5f;
        return (uint16_t)(sign | (wk_bits_of_float(shifted) - 0x3f000000u));
    }
    uint32_t odd = (magnitude >> 13) & 1u;
    return (uint16_t)(sign | ((magnitude - (112u << 23) + 0xfffu + odd) >> 13));
}

static inline float wk_bfloat_to_float(uint16_t bfloat) {
    return wk_float_of_bits((uint32_t)bfloat << 16);
}

/** The f16 number at `p`. */
static inline float wk_load_half(const void *p) {
    return wk_half_to_float(wk_load_u16(p));
}

/** The eight 6-bit scales and minimums of Q4_K and Q5_K from their 12 bytes. */
static inline void wk_unpack_scales(const uint8_t packed[12], uint8_t scales[8], uint8_t minimums[8]) {
    for (int s = 0; s < 4; s++) {
        scales[s] = packed[s] & 63;
        minimums[s] = packed[s + 4] & 63;
        scales[s + 4] = (uint8_t)((packed[s + 8] & 15) | (packed[s] >> 6) << 4);
        minimums[s + 4] = (uint8_t)((packed[s + 8] >> 4) | (packed[s + 4] >> 6) << 4);
    }
}

/** The codes 0 … 15 of a Q4_K block, 0 … 31 of a Q5_K block, 0 … 63 of a Q6_K block, in the order of the elements. */
void wk_codes_q4_k(const uint8_t *block, uint8_t codes[256]);
void wk_codes_q5_k(const uint8_t *block, uint8_t codes[256]);
void wk_codes_q6_k(const uint8_t *block, uint8_t codes[256]);

#endif
