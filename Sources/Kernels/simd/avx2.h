/*
 * avx2.h - vectors of 8 floats. Include it once, before the bodies; every function that follows in the file is compiled
 * for AVX2, FMA, F16C. avx512.h offers the same names with 16 floats.
 */
#ifndef WK_SIMD_H
#define WK_SIMD_H

#include "../kernels_internal.h"

#include <immintrin.h>
#include <string.h>

#pragma clang attribute push(__attribute__((target("avx2,fma,f16c"))), apply_to = function)

/** The name of this instruction set's version of a kernel. */
#define WK_NAME(kernel) wk_##kernel##_avx2

enum { LANES = 8, REGISTERS = 16 };

typedef __m256 vf;
typedef __m256i vi;

static inline __m256i first_lanes(size_t count) {
    return _mm256_cmpgt_epi32(_mm256_set1_epi32((int)count), _mm256_set_epi32(7, 6, 5, 4, 3, 2, 1, 0));
}

static inline vf v_zero(void) {
    return _mm256_setzero_ps();
}

static inline vf v_all(float x) {
    return _mm256_set1_ps(x);
}

static inline vf v_load(const float *p) {
    return _mm256_loadu_ps(p);
}

/** The first `count` < LANES elements, then zeros; reads nothing beyond them. */
static inline vf v_load_first(const float *p, size_t count) {
    return _mm256_maskload_ps(p, first_lanes(count));
}

static inline void v_store(float *p, vf x) {
    _mm256_storeu_ps(p, x);
}

static inline void v_store_first(float *p, vf x, size_t count) {
    _mm256_maskstore_ps(p, first_lanes(count), x);
}

static inline __m128i load_words_first(const uint16_t *p, size_t count) {
    uint16_t words[8] = {0};
    memcpy(words, p, count * sizeof words[0]);
    return _mm_loadu_si128((const __m128i *)words);
}

static inline vf v_load_half(const uint16_t *p) {
    return _mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)p));
}

static inline vf v_load_half_first(const uint16_t *p, size_t count) {
    return _mm256_cvtph_ps(load_words_first(p, count));
}

static inline vf v_load_bfloat(const uint16_t *p) {
    __m256i wide = _mm256_cvtepu16_epi32(_mm_loadu_si128((const __m128i *)p));
    return _mm256_castsi256_ps(_mm256_slli_epi32(wide, 16));
}

static inline vf v_load_bfloat_first(const uint16_t *p, size_t count) {
    __m256i wide = _mm256_cvtepu16_epi32(load_words_first(p, count));
    return _mm256_castsi256_ps(_mm256_slli_epi32(wide, 16));
}

static inline void v_store_half(uint16_t *p, vf x) {
    _mm_storeu_si128((__m128i *)p, _mm256_cvtps_ph(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
}

static inline vf v_add(vf a, vf b) {
    return _mm256_add_ps(a, b);
}

static inline vf v_sub(vf a, vf b) {
    return _mm256_sub_ps(a, b);
}

static inline vf v_mul(vf a, vf b) {
    return _mm256_mul_ps(a, b);
}

static inline vf v_div(vf a, vf b) {
    return _mm256_div_ps(a, b);
}

/** a * b + c, rounded once. */
static inline vf v_fma(vf a, vf b, vf c) {
    return _mm256_fmadd_ps(a, b, c);
}

/** c - a * b, rounded once. */
static inline vf v_fnma(vf a, vf b, vf c) {
    return _mm256_fnmadd_ps(a, b, c);
}

/** The larger; b where one of the two is NaN. */
static inline vf v_max(vf a, vf b) {
    return _mm256_max_ps(a, b);
}

/** The smaller; b where one of the two is NaN. */
static inline vf v_min(vf a, vf b) {
    return _mm256_min_ps(a, b);
}

static inline vf v_abs(vf x) {
    return _mm256_andnot_ps(_mm256_set1_ps(-0.0f), x);
}

/** x where lane < count, else other. */
static inline vf v_keep_first(vf x, vf other, size_t count) {
    return _mm256_blendv_ps(other, x, _mm256_castsi256_ps(first_lanes(count)));
}

/** a where x < 0, else b. */
static inline vf v_if_negative(vf x, vf a, vf b) {
    return _mm256_blendv_ps(b, a, _mm256_cmp_ps(x, _mm256_setzero_ps(), _CMP_LT_OQ));
}

/** One bit a lane: a == b. */
static inline unsigned v_equal(vf a, vf b) {
    return (unsigned)_mm256_movemask_ps(_mm256_cmp_ps(a, b, _CMP_EQ_OQ));
}

static inline float v_sum(vf x) {
    __m128 half = _mm_add_ps(_mm256_castps256_ps128(x), _mm256_extractf128_ps(x, 1));
    half = _mm_add_ps(half, _mm_movehl_ps(half, half));
    return _mm_cvtss_f32(_mm_add_ss(half, _mm_movehdup_ps(half)));
}

static inline float v_largest(vf x) {
    __m128 half = _mm_max_ps(_mm256_castps256_ps128(x), _mm256_extractf128_ps(x, 1));
    half = _mm_max_ps(half, _mm_movehl_ps(half, half));
    return _mm_cvtss_f32(_mm_max_ss(half, _mm_movehdup_ps(half)));
}

static inline vf v_nearest(vf x) {
    return _mm256_round_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}

/** x * 2^n for whole n, to the ends of the range: in two steps, as 2^n itself may lie beyond it. |n| < 250. */
static inline vf v_scale(vf x, vf n) {
    __m256i whole = _mm256_cvtps_epi32(n);
    __m256i half = _mm256_srai_epi32(whole, 1);
    __m256i rest = _mm256_sub_epi32(whole, half);
    const __m256i bias = _mm256_set1_epi32(127);
    x = _mm256_mul_ps(x, _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_add_epi32(half, bias), 23)));
    return _mm256_mul_ps(x, _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_add_epi32(rest, bias), 23)));
}

/** a where bit 0 of q is set, else b. */
static inline vf v_if_odd(vi q, vf a, vf b) {
    return _mm256_blendv_ps(b, a, _mm256_castsi256_ps(_mm256_slli_epi32(q, 31)));
}

/** -x where bit 1 of q + offset is set, else x. */
static inline vf v_negate_by(vf x, vi q, int offset) {
    __m256i moved = _mm256_add_epi32(q, _mm256_set1_epi32(offset));
    __m256i sign = _mm256_slli_epi32(_mm256_and_si256(moved, _mm256_set1_epi32(2)), 30);
    return _mm256_xor_ps(x, _mm256_castsi256_ps(sign));
}

/** position * frequency = quadrant * pi / 2 + rest, |rest| <= pi / 4; in double precision. |angle| < 2^31. */
static inline vf v_quadrants(double position, vf frequency, vi *quadrant) {
    const __m256d two_over_pi = _mm256_set1_pd(0.63661977236758134308);
    const __m256d high = _mm256_set1_pd(1.57079632679489661923);
    const __m256d low = _mm256_set1_pd(6.123233995736766e-17);
    __m128 rests[2];
    __m128i quadrants[2];
    for (int half = 0; half < 2; half++) {
        __m128 part = half ? _mm256_extractf128_ps(frequency, 1) : _mm256_castps256_ps128(frequency);
        __m256d angle = _mm256_mul_pd(_mm256_cvtps_pd(part), _mm256_set1_pd(position));
        __m256d turns = _mm256_round_pd(_mm256_mul_pd(angle, two_over_pi), _MM_FROUND_TO_NEAREST_INT);
        __m256d rest = _mm256_fnmadd_pd(turns, low, _mm256_fnmadd_pd(turns, high, angle));
        rests[half] = _mm256_cvtpd_ps(rest);
        quadrants[half] = _mm256_cvtpd_epi32(turns);
    }
    *quadrant = _mm256_inserti128_si256(_mm256_castsi128_si256(quadrants[0]), quadrants[1], 1);
    return _mm256_insertf128_ps(_mm256_castps128_ps256(rests[0]), rests[1], 1);
}

/** a0 a0 a1 a1 … of LANES / 2 floats. */
static inline vf v_load_twice(const float *p) {
    const __m256i order = _mm256_set_epi32(3, 3, 2, 2, 1, 1, 0, 0);
    return _mm256_permutevar8x32_ps(_mm256_castps128_ps256(_mm_loadu_ps(p)), order);
}

static inline vf v_swap_pairs(vf x) {
    return _mm256_permute_ps(x, 0xb1);
}

/** a * b - c in even lanes, a * b + c in odd ones. */
static inline vf v_fma_alternating(vf a, vf b, vf c) {
    return _mm256_fmaddsub_ps(a, b, c);
}

/** sum + the products of 2 words with 2 words, for each of 8 lanes. */
static inline __m256i dot_words(__m256i sum, __m256i a, __m256i b) {
    return _mm256_add_epi32(sum, _mm256_madd_epi16(a, b));
}

#endif
