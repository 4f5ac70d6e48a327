/*
 * codes.h - unpacks blocks in registers with AVX2, for the products of both vector instruction sets. Layouts: blocks.h.
 */
#ifndef WK_PRODUCTS_CODES_H
#define WK_PRODUCTS_CODES_H

#include "../blocks.h"

static inline __m256i load_32(const void *p) {
    return _mm256_loadu_si256((const __m256i *)p);
}

/** The 32 bytes at p in the low (high = 0) or high nibbles. */
__attribute__((always_inline)) static inline __m256i nibbles(const uint8_t *p, int high) {
    __m256i bytes = load_32(p);
    bytes = high ? _mm256_srli_epi16(bytes, 4) : bytes;
    return _mm256_and_si256(bytes, _mm256_set1_epi8(15));
}

/** The unsigned codes of 32-block s of a block: Q4_0 and Q8_0 (there the value + 128) have s = 0, K-quants 0 … 7. */
__attribute__((always_inline)) static inline __m256i codes_32(int32_t type, const uint8_t *block, int s) {
    switch (type) {
    case WK_Q4_0: {
        __m256i both = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(block + WK_Q4_0_CODES)));
        both = _mm256_srlv_epi32(both, _mm256_set_epi32(4, 4, 4, 4, 0, 0, 0, 0));
        return _mm256_and_si256(both, _mm256_set1_epi8(15));
    }
    case WK_Q8_0:
        return _mm256_xor_si256(load_32(block + WK_Q8_0_CODES), _mm256_set1_epi8((char)0x80));
    case WK_Q4_K:
        return nibbles(block + WK_Q4_K_CODES + 32 * (s / 2), s & 1);
    case WK_Q5_K: {
        __m256i high = load_32(block + WK_Q5_K_HIGH);
        high = s < 4 ? _mm256_slli_epi16(high, 4 - s) : _mm256_srli_epi16(high, s - 4);
        high = _mm256_and_si256(high, _mm256_set1_epi8(16));
        return _mm256_or_si256(nibbles(block + WK_Q5_K_CODES + 32 * (s / 2), s & 1), high);
    }
    default: { /* WK_Q6_K */
        int quarter = s & 3;
        __m256i high = load_32(block + WK_Q6_K_HIGH + 32 * (s / 4));
        high = quarter < 2 ? _mm256_slli_epi16(high, 4 - 2 * quarter) : _mm256_srli_epi16(high, 2 * quarter - 4);
        high = _mm256_and_si256(high, _mm256_set1_epi8(0x30));
        __m256i low = nibbles(block + 64 * (s / 4) + 32 * (quarter & 1), quarter >> 1);
        return _mm256_or_si256(low, high);
    }
    }
}

/** The eight scales (and minimums) of a Q4_K or Q5_K block as bytes. Eight bits of each 6-bit number come at once. */
static inline uint64_t packed_scales(const uint8_t *packed, uint64_t *minimums) {
    uint32_t low, middle, high;
    memcpy(&low, packed, 4);
    memcpy(&middle, packed + 4, 4);
    memcpy(&high, packed + 8, 4);
    uint32_t last_scales = (high & 0x0f0f0f0fu) | (low >> 2 & 0x30303030u);
    uint32_t last_minimums = (high >> 4 & 0x0f0f0f0fu) | (middle >> 2 & 0x30303030u);
    *minimums = (middle & 0x3f3f3f3fu) | (uint64_t)last_minimums << 32;
    return (low & 0x3f3f3f3fu) | (uint64_t)last_scales << 32;
}

static inline __m128i words_of_bytes(uint64_t bytes) {
    return _mm_cvtepu8_epi16(_mm_cvtsi64_si128((int64_t)bytes));
}

#endif
