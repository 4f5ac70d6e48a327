/* keys.h - turns keys so that positions follow one another; after avx2.h or avx512.h (AVX2 suffices). */
#ifndef WK_ATTENTION_KEYS_H
#define WK_ATTENTION_KEYS_H

#include <string.h>

/** Turns 16 rows of 16 halves and stores them as floats, row r of the result at out + r * stride. */
static inline void turn_halves(const uint16_t *const rows[16], float *out, size_t stride) {
    __m256i a[16];
    __m256i b[16];
    for (int i = 0; i < 16; i++) {
        a[i] = _mm256_loadu_si256((const __m256i *)rows[i]);
    }
    for (int i = 0; i < 8; i++) { /* pairs of rows: words */
        b[2 * i] = _mm256_unpacklo_epi16(a[2 * i], a[2 * i + 1]);
        b[2 * i + 1] = _mm256_unpackhi_epi16(a[2 * i], a[2 * i + 1]);
    }
    for (int i = 0; i < 4; i++) { /* fours: elements 0 1, 2 3, 4 5, 6 7 of each 128-bit half */
        a[4 * i] = _mm256_unpacklo_epi32(b[4 * i], b[4 * i + 2]);
        a[4 * i + 1] = _mm256_unpackhi_epi32(b[4 * i], b[4 * i + 2]);
        a[4 * i + 2] = _mm256_unpacklo_epi32(b[4 * i + 1], b[4 * i + 3]);
        a[4 * i + 3] = _mm256_unpackhi_epi32(b[4 * i + 1], b[4 * i + 3]);
    }
    for (int i = 0; i < 2; i++) { /* eights: element e of each half */
        for (int e = 0; e < 4; e++) {
            b[8 * i + 2 * e] = _mm256_unpacklo_epi64(a[8 * i + e], a[8 * i + 4 + e]);
            b[8 * i + 2 * e + 1] = _mm256_unpackhi_epi64(a[8 * i + e], a[8 * i + 4 + e]);
        }
    }
    for (int e = 0; e < 8; e++) {
        __m256i low = _mm256_permute2x128_si256(b[e], b[8 + e], 0x20);
        __m256i high = _mm256_permute2x128_si256(b[e], b[8 + e], 0x31);
        _mm256_storeu_ps(out + e * stride, _mm256_cvtph_ps(_mm256_castsi256_si128(low)));
        _mm256_storeu_ps(out + e * stride + 8, _mm256_cvtph_ps(_mm256_extracti128_si256(low, 1)));
        _mm256_storeu_ps(out + (e + 8) * stride, _mm256_cvtph_ps(_mm256_castsi256_si128(high)));
        _mm256_storeu_ps(out + (e + 8) * stride + 8, _mm256_cvtph_ps(_mm256_extracti128_si256(high, 1)));
    }
}

/** Turns 8 rows of 8 floats. */
static inline void turn_floats(const float *const rows[8], float *out, size_t stride) {
    __m256 a[8];
    __m256 b[8];
    for (int i = 0; i < 8; i++) {
        a[i] = _mm256_loadu_ps(rows[i]);
    }
    for (int i = 0; i < 4; i++) {
        b[2 * i] = _mm256_unpacklo_ps(a[2 * i], a[2 * i + 1]);
        b[2 * i + 1] = _mm256_unpackhi_ps(a[2 * i], a[2 * i + 1]);
    }
    for (int i = 0; i < 2; i++) {
        a[4 * i] = _mm256_shuffle_ps(b[4 * i], b[4 * i + 2], 0x44);
        a[4 * i + 1] = _mm256_shuffle_ps(b[4 * i], b[4 * i + 2], 0xee);
        a[4 * i + 2] = _mm256_shuffle_ps(b[4 * i + 1], b[4 * i + 3], 0x44);
        a[4 * i + 3] = _mm256_shuffle_ps(b[4 * i + 1], b[4 * i + 3], 0xee);
    }
    for (int e = 0; e < 4; e++) {
        _mm256_storeu_ps(out + e * stride, _mm256_permute2f128_ps(a[e], a[4 + e], 0x20));
        _mm256_storeu_ps(out + (e + 4) * stride, _mm256_permute2f128_ps(a[e], a[4 + e], 0x31));
    }
}

/** The square at element `e` of `count` <= 16 positions whose keys begin at `first`: 16 rows of at most 16 elements
 *  become at most 16 rows of 16 positions. */
static inline void turn_half_square(const uint16_t *first, size_t position_stride, size_t count, size_t elements,
                                    float *out, size_t stride) {
    uint16_t padded[16][16];
    const uint16_t *rows[16];
    int whole = count == 16 && elements >= 16;
    if (!whole) {
        memset(padded, 0, sizeof padded);
    }
    for (size_t p = 0; p < 16; p++) {
        if (whole) {
            rows[p] = first + p * position_stride;
            continue;
        }
        if (p < count) {
            memcpy(padded[p], first + p * position_stride, (elements < 16 ? elements : 16) * sizeof padded[0][0]);
        }
        rows[p] = padded[p];
    }
    if (elements >= 16) {
        turn_halves(rows, out, stride);
        return;
    }
    float turned[16][16];
    turn_halves(rows, turned[0], 16);
    for (size_t e = 0; e < elements; e++) {
        memcpy(out + e * stride, turned[e], sizeof turned[e]);
    }
}

/** The same for 8 positions and floats. */
static inline void turn_float_square(const float *first, size_t position_stride, size_t count, size_t elements,
                                     float *out, size_t stride) {
    float padded[8][8];
    const float *rows[8];
    int whole = count == 8 && elements >= 8;
    if (!whole) {
        memset(padded, 0, sizeof padded);
    }
    for (size_t p = 0; p < 8; p++) {
        if (whole) {
            rows[p] = first + p * position_stride;
            continue;
        }
        if (p < count) {
            memcpy(padded[p], first + p * position_stride, (elements < 8 ? elements : 8) * sizeof padded[0][0]);
        }
        rows[p] = padded[p];
    }
    if (elements >= 8) {
        turn_floats(rows, out, stride);
        return;
    }
    float turned[8][8];
    turn_floats(rows, turned[0], 8);
    for (size_t e = 0; e < elements; e++) {
        memcpy(out + e * stride, turned[e], sizeof turned[e]);
    }
}

/** Keys of positions first … first + count - 1 into out[head_size][width], zeros up to `width` (a multiple of 16). */
static inline void turn_keys(const wk_attention_args *args, size_t kv_head, size_t first, size_t count, size_t width,
                             float *out) {
    size_t step = args->kv_type == WK_F16 ? 16 : 8;
    size_t stride = args->key_position_stride;
    for (size_t p = 0; p < width; p += step) {
        size_t left = p < count ? count - p : 0;
        left = left < step ? left : step;
        size_t base = (first + p) * stride + kv_head * args->key_head_stride;
        for (size_t e = 0; e < args->head_size; e += step) {
            float *to = out + e * width + p;
            if (args->kv_type == WK_F16) {
                turn_half_square((const uint16_t *)args->key + base + e, stride, left, args->head_size - e, to, width);
            } else {
                turn_float_square((const float *)args->key + base + e, stride, left, args->head_size - e, to, width);
            }
        }
    }
}

#endif
