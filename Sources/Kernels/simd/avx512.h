/*
 * avx512.h - vectors of 16 floats. Include it once, before the bodies; every function that follows in the file is
 * compiled for AVX-512 F, BW, DQ, VL, VNNI. avx2.h offers the same names with 8 floats.
 */
#ifndef WK_SIMD_H
#define WK_SIMD_H

#include "../kernels_internal.h"

#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma,f16c,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"))),   \
                             apply_to = function)

/** The name of this instruction set's version of a kernel. */
#define WK_NAME(kernel) wk_##kernel##_avx512

enum { LANES = 16, REGISTERS = 32 };

typedef __m512 vf;
typedef __m512i vi;

static inline __mmask16 first_lanes(size_t count) {
    return (__mmask16)((1u << count) - 1);
}

static inline vf v_zero(void) {
    return _mm512_setzero_ps();
}

static inline vf v_all(float x) {
    return _mm512_set1_ps(x);
}

static inline vf v_load(const float *p) {
    return _mm512_loadu_ps(p);
}

/** The first `count` < LANES elements, then zeros; reads nothing beyond them. */
static inline vf v_load_first(const float *p, size_t count) {
    return _mm512_maskz_loadu_ps(first_lanes(count), p);
}

static inline void v_store(float *p, vf x) {
    _mm512_storeu_ps(p, x);
}

static inline void v_store_first(float *p, vf x, size_t count) {
    _mm512_mask_storeu_ps(p, first_lanes(count), x);
}

static inline vf v_load_half(const uint16_t *p) {
    return _mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)p));
}

static inline vf v_load_half_first(const uint16_t *p, size_t count) {
    return _mm512_cvtph_ps(_mm256_maskz_loadu_epi16(first_lanes(count), p));
}

static inline vf v_load_bfloat(const uint16_t *p) {
    __m512i wide = _mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i *)p));
    return _mm512_castsi512_ps(_mm512_slli_epi32(wide, 16));
}

static inline vf v_load_bfloat_first(const uint16_t *p, size_t count) {
    __m512i wide = _mm512_cvtepu16_epi32(_mm256_maskz_loadu_epi16(first_lanes(count), p));
    return _mm512_castsi512_ps(_mm512_slli_epi32(wide, 16));
}

static inline void v_store_half(uint16_t *p, vf x) {
    _mm256_storeu_si256((__m256i *)p, _mm512_cvtps_ph(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
}

static inline vf v_add(vf a, vf b) {
    return _mm512_add_ps(a, b);
}

static inline vf v_sub(vf a, vf b) {
    return _mm512_sub_ps(a, b);
}

static inline vf v_mul(vf a, vf b) {
    return _mm512_mul_ps(a, b);
}

static inline vf v_div(vf a, vf b) {
    return _mm512_div_ps(a, b);
}

/** a * b + c, rounded once. */
static inline vf v_fma(vf a, vf b, vf c) {
    return _mm512_fmadd_ps(a, b, c);
}

/** c - a * b, rounded once. */
static inline vf v_fnma(vf a, vf b, vf c) {
    return _mm512_fnmadd_ps(a, b, c);
}

/** The larger; b where one of the two is NaN. */
static inline vf v_max(vf a, vf b) {
    return _mm512_max_ps(a, b);
}

/** The smaller; b where one of the two is NaN. */
static inline vf v_min(vf a, vf b) {
    return _mm512_min_ps(a, b);
}

static inline vf v_abs(vf x) {
    return _mm512_abs_ps(x);
}

/** x where lane < count, else other. */
static inline vf v_keep_first(vf x, vf other, size_t count) {
    return _mm512_mask_mov_ps(other, first_lanes(count), x);
}

/** a where x < 0, else b. */
static inline vf v_if_negative(vf x, vf a, vf b) {
    return _mm512_mask_mov_ps(b, _mm512_cmp_ps_mask(x, _mm512_setzero_ps(), _CMP_LT_OQ), a);
}

/** One bit a lane: a == b. */
static inline unsigned v_equal(vf a, vf b) {
    return _mm512_cmp_ps_mask(a, b, _CMP_EQ_OQ);
}

static inline float v_sum(vf x) {
    __m256 half = _mm256_add_ps(_mm512_castps512_ps256(x), _mm512_extractf32x8_ps(x, 1));
    __m128 quarter = _mm_add_ps(_mm256_castps256_ps128(half), _mm256_extractf128_ps(half, 1));
    quarter = _mm_add_ps(quarter, _mm_movehl_ps(quarter, quarter));
    return _mm_cvtss_f32(_mm_add_ss(quarter, _mm_movehdup_ps(quarter)));
}

static inline float v_largest(vf x) {
    __m256 half = _mm256_max_ps(_mm512_castps512_ps256(x), _mm512_extractf32x8_ps(x, 1));
    __m128 quarter = _mm_max_ps(_mm256_castps256_ps128(half), _mm256_extractf128_ps(half, 1));
    quarter = _mm_max_ps(quarter, _mm_movehl_ps(quarter, quarter));
    return _mm_cvtss_f32(_mm_max_ss(quarter, _mm_movehdup_ps(quarter)));
}

static inline vf v_nearest(vf x) {
    return _mm512_roundscale_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}

/** x * 2^n for whole n, to the ends of the range. */
static inline vf v_scale(vf x, vf n) {
    return _mm512_scalef_ps(x, n);
}

/** a where bit 0 of q is set, else b. */
static inline vf v_if_odd(vi q, vf a, vf b) {
    return _mm512_mask_mov_ps(b, _mm512_test_epi32_mask(q, _mm512_set1_epi32(1)), a);
}

/** -x where bit 1 of q + offset is set, else x. */
static inline vf v_negate_by(vf x, vi q, int offset) {
    __m512i moved = _mm512_add_epi32(q, _mm512_set1_epi32(offset));
    __m512i sign = _mm512_slli_epi32(_mm512_and_si512(moved, _mm512_set1_epi32(2)), 30);
    return _mm512_castsi512_ps(_mm512_xor_si512(_mm512_castps_si512(x), sign));
}

/** position * frequency = quadrant * pi / 2 + rest, |rest| <= pi / 4; in double precision. */
static inline vf v_quadrants(double position, vf frequency, vi *quadrant) {
    const __m512d two_over_pi = _mm512_set1_pd(0.63661977236758134308);
    const __m512d high = _mm512_set1_pd(1.57079632679489661923);
    const __m512d low = _mm512_set1_pd(6.123233995736766e-17);
    __m256 rests[2];
    __m256i quadrants[2];
    for (int half = 0; half < 2; half++) {
        __m256 part = half ? _mm512_extractf32x8_ps(frequency, 1) : _mm512_castps512_ps256(frequency);
        __m512d angle = _mm512_mul_pd(_mm512_cvtps_pd(part), _mm512_set1_pd(position));
        __m512d turns = _mm512_roundscale_pd(_mm512_mul_pd(angle, two_over_pi), _MM_FROUND_TO_NEAREST_INT);
        __m512d rest = _mm512_fnmadd_pd(turns, low, _mm512_fnmadd_pd(turns, high, angle));
        rests[half] = _mm512_cvtpd_ps(rest);
        quadrants[half] = _mm512_cvtepi64_epi32(_mm512_cvtpd_epi64(turns));
    }
    *quadrant = _mm512_inserti64x4(_mm512_castsi256_si512(quadrants[0]), quadrants[1], 1);
    return _mm512_insertf32x8(_mm512_castps256_ps512(rests[0]), rests[1], 1);
}

/** a0 a0 a1 a1 … of LANES / 2 floats. */
static inline vf v_load_twice(const float *p) {
    const __m512i order = _mm512_set_epi32(7, 7, 6, 6, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1, 0, 0);
    return _mm512_permutexvar_ps(order, _mm512_castps256_ps512(_mm256_loadu_ps(p)));
}

static inline vf v_swap_pairs(vf x) {
    return _mm512_permute_ps(x, 0xb1);
}

/** a * b - c in even lanes, a * b + c in odd ones. */
static inline vf v_fma_alternating(vf a, vf b, vf c) {
    return _mm512_fmaddsub_ps(a, b, c);
}

/** sum + the products of 4 unsigned bytes with 4 signed ones, for each of 8 lanes. */
static inline __m256i dot_bytes(__m256i sum, __m256i unsigned_bytes, __m256i signed_bytes) {
    return _mm256_dpbusd_epi32(sum, unsigned_bytes, signed_bytes);
}

/** sum + the products of 2 words with 2 words, for each of 8 lanes. */
static inline __m256i dot_words(__m256i sum, __m256i a, __m256i b) {
    return _mm256_dpwssd_epi32(sum, a, b);
}

#endif
