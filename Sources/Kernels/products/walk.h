/*
 * walk.h - products of quantised weights with one input; after avx2.h or avx512.h. Several rows are walked at once and
 * read ahead, because what limits them is how fast weights come from memory.
 *
 * A block's sum is complete, as an integer, before it is multiplied and added to the sum of its row, so the additions
 * of floats are the same as in the tiles of tile_*.c.
 */
#ifndef WK_PRODUCTS_WALK_H
#define WK_PRODUCTS_WALK_H

#include "codes.h"

enum {
    WALK_32 = 8,      /* rows walked at once: blocks of 32 */
    WALK_256 = 4,     /* blocks of 256 */
    READ_AHEAD = 4096 /* bytes, at least */
};

/** The sums over pairs of lanes at distance 2: a0+a2 a1+a3 b0+b2 b1+b3 in each half. */
static inline __m256i add_across_2(__m256i a, __m256i b) {
    return _mm256_add_epi32(_mm256_blend_epi32(a, b, 0xcc), _mm256_alignr_epi8(b, a, 8));
}

/** The sums of each half of four vectors: a b c d in each half. */
static inline __m256i add_across_4(__m256i a, __m256i b, __m256i c, __m256i d) {
    __m256 ab = _mm256_castsi256_ps(add_across_2(a, b));
    __m256 cd = _mm256_castsi256_ps(add_across_2(c, d));
    return _mm256_add_epi32(_mm256_castps_si256(_mm256_shuffle_ps(ab, cd, 0x88)),
                            _mm256_castps_si256(_mm256_shuffle_ps(ab, cd, 0xdd)));
}

static inline __m128i sums_of_4(const __m256i v[4]) {
    __m256i halves = add_across_4(v[0], v[1], v[2], v[3]);
    return _mm_add_epi32(_mm256_castsi256_si128(halves), _mm256_extracti128_si256(halves, 1));
}

static inline __m256i sums_of_8(const __m256i v[8]) {
    __m256i a = add_across_4(v[0], v[1], v[2], v[3]);
    __m256i b = add_across_4(v[4], v[5], v[6], v[7]);
    return _mm256_add_epi32(_mm256_blend_epi32(a, b, 0xf0), _mm256_permute2x128_si256(a, b, 0x21));
}

/** The product of the 32 weights of a Q4_0 or Q8_0 block with 32 codes, in 8 lanes, without the offset. */
__attribute__((always_inline)) static inline __m256i dot_block(int32_t type, const uint8_t *block, __m256i x) {
#if defined(WK_DOT_BYTES)
    return dot_bytes(_mm256_setzero_si256(), codes_32(type, block, 0), x);
#else
    const __m256i ones = _mm256_set1_epi16(1);
    if (type == WK_Q8_0) { /* |w| * (x with the sign of w): two products stay below 2^15 */
        __m256i w = load_32(block + WK_Q8_0_CODES);
        __m256i words = _mm256_maddubs_epi16(_mm256_abs_epi8(w), _mm256_sign_epi8(x, w));
        return _mm256_madd_epi16(words, ones);
    }
    return _mm256_madd_epi16(_mm256_maddubs_epi16(codes_32(type, block, 0), x), ones);
#endif
}

/** What to add to the sum of a block for the offset of the codes. */
__attribute__((always_inline)) static inline int32_t offset_of(int32_t type, int32_t offset) {
#if defined(WK_DOT_BYTES)
    return type == WK_Q8_0 ? 16 * offset : offset;
#else
    return type == WK_Q8_0 ? 0 : offset;
#endif
}

/** Reads ahead: the same place of the rows that are walked next. */
static inline void read_ahead(const uint8_t *const *rows, size_t count, size_t at) {
    for (size_t r = 0; r < count; r++) {
        _mm_prefetch((const char *)rows[r] + at, _MM_HINT_T0);
    }
}

/** Bytes from a row to the one of a later group of `count` rows that is to be read ahead. */
static inline size_t ahead_of(size_t row_bytes, size_t count) {
    size_t group = row_bytes * count;
    return group * ((READ_AHEAD + group - 1) / group);
}

__attribute__((always_inline)) static inline void walk_rows_32(int32_t type, const uint8_t *const rows[WALK_32],
                                                               size_t ahead, const wk_inputs *inputs, size_t token,
                                                               float sums[WALK_32]) {
    size_t bytes = type == WK_Q4_0 ? WK_Q4_0_BYTES : WK_Q8_0_BYTES;
    size_t blocks = inputs->columns / 32;
    size_t line = type == WK_Q4_0 ? 4 : 2; /* blocks between two reads ahead */
    const int8_t *x = inputs->by_32.codes + token * inputs->columns;
    const float *scales = inputs->by_32.scales + token * blocks;
    const int32_t *offsets = inputs->by_32.offsets + token * blocks;
    __m256 sum = _mm256_setzero_ps();
    for (size_t b = 0; b < blocks; b++) {
        __m256i codes = load_32(x + 32 * b);
        __m256i products[WALK_32];
        uint16_t halves[WALK_32];
        if (b % line == 0) {
            read_ahead(rows, WALK_32, b * bytes + ahead);
        }
        for (size_t r = 0; r < WALK_32; r++) {
            const uint8_t *block = rows[r] + b * bytes;
            halves[r] = wk_load_u16(block);
            products[r] = dot_block(type, block, codes);
        }
        __m128i all = _mm_setr_epi16((short)halves[0], (short)halves[1], (short)halves[2], (short)halves[3],
                                     (short)halves[4], (short)halves[5], (short)halves[6], (short)halves[7]);
        __m256 scale = _mm256_mul_ps(_mm256_cvtph_ps(all), _mm256_set1_ps(scales[b]));
        __m256i exact = _mm256_add_epi32(sums_of_8(products), _mm256_set1_epi32(offset_of(type, offsets[b])));
        sum = _mm256_fmadd_ps(_mm256_cvtepi32_ps(exact), scale, sum);
    }
    _mm256_storeu_ps(sums, sum);
}

/** The scales of a block as words: in both halves those of Q4_K or Q5_K; of Q6_K the even ones in the low half, the odd
 *  ones in the high half, so that word s belongs to 32-block s. */
__attribute__((always_inline)) static inline __m256i scale_words(int32_t type, const uint8_t *block,
                                                                 __m128i *minimums) {
    if (type == WK_Q6_K) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(block + WK_Q6_K_SCALES));
        const __m128i order = _mm_setr_epi8(0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15);
        return _mm256_cvtepi8_epi16(_mm_shuffle_epi8(bytes, order));
    }
    uint64_t minimum_bytes;
    __m128i words = words_of_bytes(packed_scales(block + WK_Q4_K_PACKED, &minimum_bytes));
    *minimums = words_of_bytes(minimum_bytes);
    return _mm256_broadcastsi128_si256(words);
}

/** What the offset 32 of Q6_K's codes adds to the product: -32 * the sum of scale * (sum of 16 codes), in 8 lanes. */
static inline __m256i offset_q6_k(const uint8_t *block, const int16_t *sums_16) {
    __m256i scales = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(block + WK_Q6_K_SCALES)));
    __m256i products = _mm256_madd_epi16(scales, load_32(sums_16));
    return _mm256_sub_epi32(_mm256_setzero_si256(), _mm256_slli_epi32(products, 5));
}

static inline __m128 halves_of_4(const uint8_t *const rows[WALK_256], size_t at) {
    __m128i halves = _mm_setr_epi16((short)wk_load_u16(rows[0] + at), (short)wk_load_u16(rows[1] + at),
                                    (short)wk_load_u16(rows[2] + at), (short)wk_load_u16(rows[3] + at), 0, 0, 0, 0);
    return _mm_cvtph_ps(halves);
}

__attribute__((always_inline)) static inline size_t bytes_256(int32_t type) {
    return type == WK_Q4_K ? WK_Q4_K_BYTES : type == WK_Q5_K ? WK_Q5_K_BYTES : WK_Q6_K_BYTES;
}

__attribute__((always_inline)) static inline void walk_rows_256(int32_t type, const uint8_t *const rows[WALK_256],
                                                                size_t ahead, const wk_inputs *inputs, size_t token,
                                                                float sums[WALK_256]) {
    size_t bytes = bytes_256(type);
    size_t blocks = inputs->columns / 256;
    const wk_rounded *x = &inputs->by_256;
    __m128 sum = _mm_setzero_ps();
    for (size_t b = 0; b < blocks; b++) {
        size_t at = token * blocks + b;
        const int8_t *codes = x->codes + token * inputs->columns + 256 * b;
        __m128i sums_32 = _mm_loadu_si128((const __m128i *)(x->sums_32 + 8 * at));
        __m256i products[WALK_256];
        __m256i scales[WALK_256];
        __m256i minimums[WALK_256];
        for (size_t r = 0; r < WALK_256; r++) {
            const uint8_t *block = rows[r] + b * bytes;
            for (size_t line = 0; line < bytes; line += 64) {
                _mm_prefetch((const char *)block + ahead + line, _MM_HINT_T0);
            }
            __m128i minimum_words = _mm_setzero_si128();
            scales[r] = scale_words(type, block, &minimum_words);
            minimums[r] = _mm256_castsi128_si256(_mm_madd_epi16(minimum_words, sums_32));
            products[r] = type == WK_Q6_K ? offset_q6_k(block, x->sums_16 + 16 * at) : _mm256_setzero_si256();
        }
#pragma clang loop unroll(full)
        for (int s = 0; s < 8; s++) {
            __m256i value = load_32(codes + 32 * s);
            __m256i choice = _mm256_set1_epi16((short)(2 * s | (2 * s + 1) << 8));
            for (size_t r = 0; r < WALK_256; r++) {
                __m256i words = _mm256_maddubs_epi16(codes_32(type, rows[r] + b * bytes, s), value);
                products[r] = dot_words(products[r], words, _mm256_shuffle_epi8(scales[r], choice));
            }
        }
        __m128 scale = _mm_set1_ps(x->scales[at]);
        const size_t scale_at = b * bytes + (type == WK_Q6_K ? WK_Q6_K_SCALE : 0);
        __m128 weight_scale = _mm_mul_ps(halves_of_4(rows, scale_at), scale);
        sum = _mm_fmadd_ps(_mm_cvtepi32_ps(sums_of_4(products)), weight_scale, sum);
        if (type != WK_Q6_K) {
            __m128 minimum_scale = _mm_mul_ps(halves_of_4(rows, b * bytes + 2), scale);
            __m256i halves = add_across_4(minimums[0], minimums[1], minimums[2], minimums[3]);
            sum = _mm_fnmadd_ps(_mm_cvtepi32_ps(_mm256_castsi256_si128(halves)), minimum_scale, sum);
        }
    }
    _mm_storeu_ps(sums, sum);
}

/** Rows first … last - 1 for every token, one token after the other for each group of rows. */
__attribute__((always_inline)) static inline void walk(int32_t type, const wk_matrix *matrix, const wk_inputs *inputs,
                                                       size_t first, size_t last) {
    int narrow = type == WK_Q4_0 || type == WK_Q8_0;
    size_t count = narrow ? WALK_32 : WALK_256;
    size_t row_bytes = narrow ? inputs->columns / 32 * (type == WK_Q4_0 ? WK_Q4_0_BYTES : WK_Q8_0_BYTES)
                              : inputs->columns / 256 * bytes_256(type);
    size_t ahead = ahead_of(row_bytes, count);
    for (size_t row = first; row < last; row += count) {
        size_t valid = last - row < count ? last - row : count;
        const uint8_t *rows[WALK_32];
        for (size_t r = 0; r < count; r++) {
            rows[r] = (const uint8_t *)matrix->weights + (row + (r < valid ? r : valid - 1)) * row_bytes;
        }
        for (size_t t = 0; t < inputs->tokens; t++) {
            float sums[WALK_32];
            if (narrow) {
                walk_rows_32(type, rows, ahead, inputs, t, sums);
            } else {
                walk_rows_256(type, rows, ahead, inputs, t, sums);
            }
            float *output = matrix->output + t * matrix->output_stride + row;
            for (size_t r = 0; r < valid; r++) {
                output[r] = matrix->bias ? sums[r] + matrix->bias[row + r] : sums[r];
            }
        }
    }
}

#endif
