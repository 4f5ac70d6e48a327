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

/** 32 floats to codes; returns them. */
static inline __m256i round_32_floats(const float *x, float inverse, int8_t *codes) {
    const __m256i order = _mm256_set_epi32(7, 3, 6, 2, 5, 1, 4, 0);
    __m256i whole[4];
    for (int i = 0; i < 4; i++) {
        whole[i] = _mm256_cvtps_epi32(_mm256_mul_ps(_mm256_loadu_ps(x + 8 * i), _mm256_set1_ps(inverse)));
    }
    __m256i words_low = _mm256_packs_epi32(whole[0], whole[1]);
    __m256i words_high = _mm256_packs_epi32(whole[2], whole[3]);
    __m256i bytes = _mm256_permutevar8x32_epi32(_mm256_packs_epi16(words_low, words_high), order);
    _mm256_storeu_si256((__m256i *)codes, bytes);
    return bytes;
}

/** The sums of the two halves of 32 signed bytes, in lanes 0 and 4. */
static inline __m256i sums_of_halves(__m256i codes) {
    const __m256i sign = _mm256_set1_epi8((char)0x80);
    __m256i sums = _mm256_sad_epu8(_mm256_xor_si256(codes, sign), _mm256_setzero_si256());
    sums = _mm256_add_epi64(sums, _mm256_unpackhi_epi64(sums, sums));
    return _mm256_sub_epi32(sums, _mm256_set1_epi32(16 * 128));
}

void wk_round_32_avx2(const float *x, size_t count, int8_t *codes, float *scales, int32_t *offsets) {
    for (size_t b = 0; b < count / 32; b++) {
        wk_rounding rounding = wk_rounding_for(largest_lane(largest_of_32(x + 32 * b)));
        scales[b] = rounding.scale;
        if (rounding.inverse == 0) {
            memset(codes + 32 * b, 0, 32);
            offsets[b] = 0;
            continue;
        }
        __m256i sums = sums_of_halves(round_32_floats(x + 32 * b, rounding.inverse, codes + 32 * b));
        offsets[b] = -8 * (_mm256_extract_epi32(sums, 0) + _mm256_extract_epi32(sums, 4));
    }
}

void wk_round_256_avx2(const float *x, size_t count, int8_t *codes, float *scales, int16_t *sums_16, int16_t *sums_32) {
    for (size_t b = 0; b < count / 256; b++) {
        __m256i largest = largest_of_32(x + 256 * b);
        for (size_t s = 1; s < 8; s++) {
            largest = _mm256_max_epi32(largest, largest_of_32(x + 256 * b + 32 * s));
        }
        wk_rounding rounding = wk_rounding_for(largest_lane(largest));
        scales[b] = rounding.scale;
        for (size_t s = 8 * b; s < 8 * (b + 1); s++) {
            int32_t low = 0;
            int32_t high = 0;
            if (rounding.inverse == 0) {
                memset(codes + 32 * s, 0, 32);
            } else {
                __m256i sums = sums_of_halves(round_32_floats(x + 32 * s, rounding.inverse, codes + 32 * s));
                low = _mm256_extract_epi32(sums, 0);
                high = _mm256_extract_epi32(sums, 4);
            }
            sums_16[2 * s] = (int16_t)low;
            sums_16[2 * s + 1] = (int16_t)high;
            sums_32[s] = (int16_t)(low + high);
        }
    }
}

#include "../simd/end.h"

#endif
