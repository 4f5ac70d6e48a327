/* quantized_avx2.c - products of quantised weights with AVX2. A tile: twice 8 rows, a lane each, and 4 inputs.
 *
 * Products of bytes come as sums of two in signed words. How many of those may be added before they are widened
 * follows from the largest code: 15 of Q4 leaves room for eight, 31 of Q5_K for four, 63 of Q6_K for two, 128 of Q8_0
 * for one. */
#if defined(__x86_64__)

#include "../simd/avx2.h"

#include "panel.h"

enum { MOST_TOKENS = 4 /* multiplied at once */ };

static inline __m256i broadcast_4(const void *p) {
    int32_t value;
    memcpy(&value, p, sizeof value);
    return _mm256_set1_epi32(value);
}

/** The valid rows of the 8 from `lane` on. */
static inline size_t rows_from(const wk_tile *at, size_t lane) {
    size_t rows = at->rows > lane ? at->rows - lane : 0;
    return rows < LANES ? rows : LANES;
}

__attribute__((always_inline)) static inline void begin(const wk_tile *at, size_t lane, size_t token, size_t tokens,
                                                        vf sums[]) {
    for (size_t t = 0; t < tokens; t++) {
        const float *output = at->output + (token + t) * at->stride + lane;
        sums[t] = at->first ? v_load_first(output, rows_from(at, lane)) : v_zero();
    }
}

__attribute__((always_inline)) static inline void store(const wk_tile *at, size_t lane, size_t token, size_t tokens,
                                                        const vf sums[]) {
    for (size_t t = 0; t < tokens; t++) {
        v_store_first(at->output + (token + t) * at->stride + lane, sums[t], rows_from(at, lane));
    }
}

__attribute__((always_inline)) static inline void tile_32_half(int32_t type, const wk_panel_32 *panels,
                                                               const wk_inputs *inputs, const wk_tile *at, size_t lane,
                                                               size_t token, size_t tokens) {
    const __m256i ones = _mm256_set1_epi16(1);
    const __m256i sign = _mm256_set1_epi8((char)0x80);
    wk_rounded x = inputs_at(&inputs->by_32, inputs->columns, 32, at->first, token);
    vf sums[MOST_TOKENS];
    begin(at, lane, token, tokens, sums);
    for (size_t b = 0; b < at->count; b++) {
        __m256i part[MOST_TOKENS]; /* words of Q4_0, sums of Q8_0 */
        for (size_t t = 0; t < tokens; t++) {
            part[t] = _mm256_setzero_si256();
        }
#pragma clang loop unroll(full)
        for (size_t i = 0; i < 8; i++) {
            __m256i weights = _mm256_loadu_si256((const __m256i *)panels[b].codes[i][lane]);
            __m256i values = _mm256_xor_si256(weights, sign);
            __m256i magnitudes = _mm256_abs_epi8(values);
            for (size_t t = 0; t < tokens; t++) {
                __m256i input = broadcast_4(x.codes + 4 * (WK_TILE_TOKENS * (8 * b + i) + t));
                if (type == WK_Q8_0) {
                    __m256i words = _mm256_maddubs_epi16(magnitudes, _mm256_sign_epi8(input, values));
                    part[t] = _mm256_add_epi32(part[t], _mm256_madd_epi16(words, ones));
                } else {
                    part[t] = _mm256_add_epi16(part[t], _mm256_maddubs_epi16(weights, input));
                }
            }
        }
        vf scale = v_load(panels[b].scale + lane);
        for (size_t t = 0; t < tokens; t++) {
            __m256i exact = part[t];
            if (type == WK_Q4_0) {
                exact = _mm256_madd_epi16(exact, ones);
                exact = _mm256_add_epi32(exact, _mm256_set1_epi32(x.offsets[WK_TILE_TOKENS * b + t]));
            }
            vf both = v_mul(scale, v_all(x.scales[WK_TILE_TOKENS * b + t]));
            sums[t] = v_fma(_mm256_cvtepi32_ps(exact), both, sums[t]);
        }
    }
    store(at, lane, token, tokens, sums);
}

__attribute__((always_inline)) static inline void tile_256_half(int32_t type, const wk_panel_256 *panels,
                                                                const wk_inputs *inputs, const wk_tile *at, size_t lane,
                                                                size_t token, size_t tokens) {
    size_t parts = type == WK_Q6_K ? 16 : 8;                         /* a block's parts with a scale of their own */
    size_t together = type == WK_Q4_K ? 8 : type == WK_Q5_K ? 4 : 2; /* vectors added as words */
    wk_rounded x = inputs_at(&inputs->by_256, inputs->columns, 256, at->first, token);
    const int16_t *code_sums = type == WK_Q6_K ? x.sums_16 : x.sums_32;
    vf sums[MOST_TOKENS];
    begin(at, lane, token, tokens, sums);
    for (size_t b = 0; b < at->count; b++) {
        const wk_panel_256 *panel = &panels[b];
        __m256i exact[MOST_TOKENS];
        __m256i minimum[MOST_TOKENS];
        for (size_t t = 0; t < tokens; t++) {
            exact[t] = _mm256_setzero_si256();
            minimum[t] = _mm256_setzero_si256();
        }
        for (size_t group = 0; group < 64 / together; group++) {
            __m256i words[MOST_TOKENS];
            for (size_t t = 0; t < tokens; t++) {
                words[t] = _mm256_setzero_si256();
            }
#pragma clang loop unroll(full)
            for (size_t i = 0; i < together; i++) {
                size_t column = group * together + i;
                __m256i weights = _mm256_loadu_si256((const __m256i *)panel->codes[column][lane]);
                for (size_t t = 0; t < tokens; t++) {
                    __m256i input = broadcast_4(x.codes + 4 * (WK_TILE_TOKENS * (64 * b + column) + t));
                    words[t] = _mm256_add_epi16(words[t], _mm256_maddubs_epi16(weights, input));
                }
            }
            size_t part = group * together / (64 / parts);
            __m256i scale = _mm256_loadu_si256((const __m256i *)(panel->scales[part] + lane));
            scale = _mm256_blend_epi16(scale, _mm256_slli_epi32(scale, 16), 0xaa); /* a word for each of two */
            for (size_t t = 0; t < tokens; t++) {
                exact[t] = _mm256_add_epi32(exact[t], _mm256_madd_epi16(words[t], scale));
            }
        }
#pragma clang loop unroll(full)
        for (size_t i = 0; i < parts / 2; i++) {
            __m256i pair = _mm256_loadu_si256((const __m256i *)panel->pairs[i][lane]);
            for (size_t t = 0; t < tokens; t++) {
                __m256i two = broadcast_4(code_sums + 2 * (WK_TILE_TOKENS * (parts / 2 * b + i) + t));
                minimum[t] = _mm256_add_epi32(minimum[t], _mm256_madd_epi16(pair, two));
            }
        }
        vf scale = v_load(panel->scale + lane);
        for (size_t t = 0; t < tokens; t++) {
            vf input_scale = v_all(x.scales[WK_TILE_TOKENS * b + t]);
            __m256i value = type == WK_Q6_K ? _mm256_add_epi32(exact[t], minimum[t]) : exact[t];
            sums[t] = v_fma(_mm256_cvtepi32_ps(value), v_mul(scale, input_scale), sums[t]);
            if (type != WK_Q6_K) {
                vf minimum_scale = v_mul(v_load(panel->minimum + lane), input_scale);
                sums[t] = v_fnma(_mm256_cvtepi32_ps(minimum[t]), minimum_scale, sums[t]);
            }
        }
    }
    store(at, lane, token, tokens, sums);
}

__attribute__((always_inline)) static inline void tile_32(int32_t type, const wk_panel_32 *panels,
                                                          const wk_inputs *inputs, const wk_tile *at, size_t token,
                                                          size_t tokens) {
    for (size_t lane = 0; lane < at->rows; lane += LANES) {
        tile_32_half(type, panels, inputs, at, lane, token, tokens);
    }
}

__attribute__((always_inline)) static inline void tile_256(int32_t type, const wk_panel_256 *panels,
                                                           const wk_inputs *inputs, const wk_tile *at, size_t token,
                                                           size_t tokens) {
    for (size_t lane = 0; lane < at->rows; lane += LANES) {
        tile_256_half(type, panels, inputs, at, lane, token, tokens);
    }
}

#include "tiles.h"

#include "../simd/end.h"

#endif
