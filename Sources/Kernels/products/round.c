/* round.c - rounding of inputs to 8 bits with AVX2; AVX-512 would gain nothing. Reference: scalar.c, equal bit by bit.
 */
#if defined(__x86_64__)

#include "../simd/avx2.h"

#include "rounding.h"

/** The largest magnitude of 32 floats, as bits, in 8 lanes. */
static inline __m256i largest_of_32(const float *x) {
    const __m256i magnitude = _mm256_set1_epi32(0x7fffffff);
    __m256i largest = _mm256_setzero_si256();
    for (int i = 0; i < 4; i++) {
        __m256i bits = _mm256_loadu_si256((const __m256i *)(x + 8 * i));
        largest = _mm256_max_epi32(largest, _mm256_and_si256(bits, magnitude));
    }
    return largest;
}

static inline uint32_t largest_lane(__m256i x) {
    __m128i half = _mm_max_epi32(_mm256_castsi256_si128(x), _mm256_extracti128_si256(x, 1));
    half = _mm_max_epi32(half, _mm_shuffle_epi32(half, 0x4e));
    half = _mm_max_epi32(half, _mm_shuffle_epi32(half, 0xb1));
    return (uint32_t)_mm_cvtsi128_si32(half);
}

/** The codes of 32 floats. */
static inline __m256i codes_of_32(const float *x, float inverse) {
    const __m256i order = _mm256_set_epi32(7, 3, 6, 2, 5, 1, 4, 0);
    if (inverse == 0) { /* x may be infinite or NaN */
        return _mm256_setzero_si256();
    }
    __m256i whole[4];
    for (int i = 0; i < 4; i++) {
        whole[i] = _mm256_cvtps_epi32(_mm256_mul_ps(_mm256_loadu_ps(x + 8 * i), _mm256_set1_ps(inverse)));
    }
    __m256i words_low = _mm256_packs_epi32(whole[0], whole[1]);
    __m256i words_high = _mm256_packs_epi32(whole[2], whole[3]);
    return _mm256_permutevar8x32_epi32(_mm256_packs_epi16(words_low, words_high), order);
}

/** The sums of the two halves of 32 codes. */
static inline void sums_of_halves(__m256i codes, int32_t *low, int32_t *high) {
    const __m256i sign = _mm256_set1_epi8((char)0x80);
    __m256i sums = _mm256_sad_epu8(_mm256_xor_si256(codes, sign), _mm256_setzero_si256());
    sums = _mm256_add_epi64(sums, _mm256_unpackhi_epi64(sums, sums));
    *low = _mm256_extract_epi32(sums, 0) - 16 * 128;
    *high = _mm256_extract_epi32(sums, 4) - 16 * 128;
}

static inline wk_rounding rounding_of_32(const float *x) {
    return wk_rounding_for_32(largest_lane(largest_of_32(x)));
}

static inline wk_rounding rounding_of_256(const float *x) {
    __m256i largest = largest_of_32(x);
    for (size_t s = 1; s < 8; s++) {
        largest = _mm256_max_epi32(largest, largest_of_32(x + 32 * s));
    }
    return wk_rounding_for(largest_lane(largest));
}

void wk_round_32_avx2(const float *x, size_t count, int8_t *codes, float *scales, int32_t *offsets) {
    for (size_t b = 0; b < count / 32; b++) {
        wk_rounding rounding = rounding_of_32(x + 32 * b);
        __m256i block = codes_of_32(x + 32 * b, rounding.inverse);
        int32_t low, high;
        sums_of_halves(block, &low, &high);
        _mm256_storeu_si256((__m256i *)(codes + 32 * b), block);
        scales[b] = rounding.scale;
        offsets[b] = -8 * (low + high);
    }
}

void wk_round_256_avx2(const float *x, size_t count, int8_t *codes, float *scales, int16_t *sums_16, int16_t *sums_32) {
    for (size_t b = 0; b < count / 256; b++) {
        wk_rounding rounding = rounding_of_256(x + 256 * b);
        scales[b] = rounding.scale;
        for (size_t s = 8 * b; s < 8 * (b + 1); s++) {
            __m256i block = codes_of_32(x + 32 * s, rounding.inverse);
            int32_t low, high;
            sums_of_halves(block, &low, &high);
            _mm256_storeu_si256((__m256i *)(codes + 32 * s), block);
            sums_16[2 * s] = (int16_t)low;
            sums_16[2 * s + 1] = (int16_t)high;
            sums_32[s] = (int16_t)(low + high);
        }
    }
}

/** Stores the codes of 32 columns for the tokens of a tile: those of 4 columns together. */
static inline void store_tile(const __m256i rows[WK_TILE_TOKENS], int8_t *codes) {
    __m256i pairs[8];
    __m256i fours[8];
    for (int i = 0; i < 4; i++) {
        pairs[2 * i] = _mm256_unpacklo_epi32(rows[2 * i], rows[2 * i + 1]);
        pairs[2 * i + 1] = _mm256_unpackhi_epi32(rows[2 * i], rows[2 * i + 1]);
    }
    for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
            fours[4 * i + 2 * j] = _mm256_unpacklo_epi64(pairs[4 * i + j], pairs[4 * i + 2 + j]);
            fours[4 * i + 2 * j + 1] = _mm256_unpackhi_epi64(pairs[4 * i + j], pairs[4 * i + 2 + j]);
        }
    }
    for (int i = 0; i < 4; i++) {
        __m256i *to = (__m256i *)(codes + 32 * i);
        _mm256_storeu_si256(to, _mm256_permute2x128_si256(fours[i], fours[4 + i], 0x20));
        _mm256_storeu_si256(to + 4, _mm256_permute2x128_si256(fours[i], fours[4 + i], 0x31));
    }
}

void wk_round_tile_32_avx2(const float *x, size_t stride, size_t tokens, size_t count, const wk_rounded *tile) {
    for (size_t b = 0; b < count / 32; b++) {
        __m256i rows[WK_TILE_TOKENS];
        for (size_t t = 0; t < WK_TILE_TOKENS; t++) {
            wk_rounding rounding = {0, 0};
            rows[t] = _mm256_setzero_si256();
            if (t < tokens) {
                rounding = rounding_of_32(x + t * stride + 32 * b);
                rows[t] = codes_of_32(x + t * stride + 32 * b, rounding.inverse);
            }
            int32_t low, high;
            sums_of_halves(rows[t], &low, &high);
            tile->scales[WK_TILE_TOKENS * b + t] = rounding.scale;
            tile->offsets[WK_TILE_TOKENS * b + t] = -8 * (low + high);
        }
        store_tile(rows, tile->codes + 32 * WK_TILE_TOKENS * b);
    }
}

void wk_round_tile_256_avx2(const float *x, size_t stride, size_t tokens, size_t count, const wk_rounded *tile) {
    for (size_t b = 0; b < count / 256; b++) {
        wk_rounding roundings[WK_TILE_TOKENS] = {{0, 0}};
        for (size_t t = 0; t < WK_TILE_TOKENS; t++) {
            if (t < tokens) {
                roundings[t] = rounding_of_256(x + t * stride + 256 * b);
            }
            tile->scales[WK_TILE_TOKENS * b + t] = roundings[t].scale;
        }
        for (size_t s = 8 * b; s < 8 * (b + 1); s++) {
            __m256i rows[WK_TILE_TOKENS];
            for (size_t t = 0; t < WK_TILE_TOKENS; t++) {
                rows[t] =
                    t < tokens ? codes_of_32(x + t * stride + 32 * s, roundings[t].inverse) : _mm256_setzero_si256();
                int32_t low, high;
                sums_of_halves(rows[t], &low, &high);
                int16_t *pair = tile->sums_16 + 2 * (WK_TILE_TOKENS * s + t);
                pair[0] = (int16_t)low;
                pair[1] = (int16_t)high;
                tile->sums_32[2 * (WK_TILE_TOKENS * (s / 2) + t) + s % 2] = (int16_t)(low + high);
            }
            store_tile(rows, tile->codes + 32 * WK_TILE_TOKENS * s);
        }
    }
}

#include "../simd/end.h"

#endif
