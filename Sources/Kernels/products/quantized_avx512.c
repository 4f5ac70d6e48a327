/* quantized_avx512.c - products of quantised weights with AVX-512 VNNI. A tile: 16 rows, a lane each, and 8 inputs. */
#if defined(__x86_64__)

#include "../simd/avx512.h"

#include "panel.h"

#include <string.h>

#define WK_DOT_BYTES /* dot_bytes exists */

enum { MOST_TOKENS = 8 /* multiplied at once */ };

static inline __m512i broadcast_4(const void *p) {
    int32_t value;
    memcpy(&value, p, sizeof value);
    return _mm512_set1_epi32(value);
}

__attribute__((always_inline)) static inline void begin(const wk_tile *at, size_t token, size_t tokens, vf sums[]) {
    for (size_t t = 0; t < tokens; t++) {
        const float *output = at->output + (token + t) * at->stride;
        sums[t] = at->first ? _mm512_maskz_loadu_ps((__mmask16)((1u << at->rows) - 1), output) : v_zero();
    }
}

__attribute__((always_inline)) static inline void store(const wk_tile *at, size_t token, size_t tokens,
                                                        const vf sums[]) {
    for (size_t t = 0; t < tokens; t++) {
        _mm512_mask_storeu_ps(at->output + (token + t) * at->stride, (__mmask16)((1u << at->rows) - 1), sums[t]);
    }
}

__attribute__((always_inline)) static inline void tile_32(int32_t type, const wk_panel_32 *panels,
                                                          const wk_inputs *inputs, const wk_tile *at, size_t token,
                                                          size_t tokens) {
    wk_rounded x = inputs_at(&inputs->by_32, inputs->columns, 32, at->first, token);
    vf sums[WK_TILE_TOKENS];
    begin(at, token, tokens, sums);
    for (size_t b = 0; b < at->count; b++) {
        __m512i exact[WK_TILE_TOKENS];
        for (size_t t = 0; t < tokens; t++) {
            exact[t] = _mm512_set1_epi32(x.offsets[WK_TILE_TOKENS * b + t]);
            exact[t] = type == WK_Q8_0 ? _mm512_slli_epi32(exact[t], 4) : exact[t];
        }
#pragma clang loop unroll(full)
        for (size_t i = 0; i < 8; i++) {
            __m512i weights = _mm512_loadu_si512(panels[b].codes[i]);
            for (size_t t = 0; t < tokens; t++) {
                const int8_t *four = x.codes + 4 * (WK_TILE_TOKENS * (8 * b + i) + t);
                exact[t] = _mm512_dpbusd_epi32(exact[t], weights, broadcast_4(four));
            }
        }
        vf scale = v_load(panels[b].scale);
        for (size_t t = 0; t < tokens; t++) {
            vf both = v_mul(scale, v_all(x.scales[WK_TILE_TOKENS * b + t]));
            sums[t] = v_fma(_mm512_cvtepi32_ps(exact[t]), both, sums[t]);
        }
    }
    store(at, token, tokens, sums);
}

__attribute__((always_inline)) static inline void tile_256(int32_t type, const wk_panel_256 *panels,
                                                           const wk_inputs *inputs, const wk_tile *at, size_t token,
                                                           size_t tokens) {
    const size_t parts = type == WK_Q6_K ? 16 : 8; /* a block's parts with a scale of their own */
    wk_rounded x = inputs_at(&inputs->by_256, inputs->columns, 256, at->first, token);
    vf sums[WK_TILE_TOKENS];
    begin(at, token, tokens, sums);
    for (size_t b = 0; b < at->count; b++) {
        const wk_panel_256 *panel = &panels[b];
        __m512i exact[WK_TILE_TOKENS];
        for (size_t t = 0; t < tokens; t++) {
            exact[t] = _mm512_setzero_si512();
        }
        for (size_t s = 0; s < parts; s++) {
            __m512i part[WK_TILE_TOKENS];
            for (size_t t = 0; t < tokens; t++) {
                part[t] = _mm512_setzero_si512();
            }
#pragma clang loop unroll(full)
            for (size_t i = 0; i < 64 / parts; i++) {
                size_t column = s * (64 / parts) + i; /* of four */
                __m512i weights = _mm512_loadu_si512(panel->codes[column]);
                for (size_t t = 0; t < tokens; t++) {
                    const int8_t *four = x.codes + 4 * (WK_TILE_TOKENS * (64 * b + column) + t);
                    part[t] = _mm512_dpbusd_epi32(part[t], weights, broadcast_4(four));
                }
            }
            __m512i scale = _mm512_loadu_si512(panel->scales[s]);
            for (size_t t = 0; t < tokens; t++) {
                exact[t] = _mm512_add_epi32(exact[t], _mm512_mullo_epi32(part[t], scale));
            }
        }
        const int16_t *code_sums = type == WK_Q6_K ? x.sums_16 : x.sums_32;
        __m512i minimum[WK_TILE_TOKENS];
        for (size_t t = 0; t < tokens; t++) {
            minimum[t] = type == WK_Q6_K ? exact[t] : _mm512_setzero_si512();
        }
#pragma clang loop unroll(full)
        for (size_t i = 0; i < parts / 2; i++) {
            __m512i pair = _mm512_loadu_si512(panel->pairs[i]);
            for (size_t t = 0; t < tokens; t++) {
                const int16_t *two = code_sums + 2 * (WK_TILE_TOKENS * (parts / 2 * b + i) + t);
                minimum[t] = _mm512_dpwssd_epi32(minimum[t], pair, broadcast_4(two));
            }
        }
        vf scale = v_load(panel->scale);
        vf minimum_scale = type == WK_Q6_K ? v_zero() : v_load(panel->minimum);
        for (size_t t = 0; t < tokens; t++) {
            vf input_scale = v_all(x.scales[WK_TILE_TOKENS * b + t]);
            vf value = _mm512_cvtepi32_ps(type == WK_Q6_K ? minimum[t] : exact[t]);
            sums[t] = v_fma(value, v_mul(scale, input_scale), sums[t]);
            if (type != WK_Q6_K) {
                sums[t] = v_fnma(_mm512_cvtepi32_ps(minimum[t]), v_mul(minimum_scale, input_scale), sums[t]);
            }
        }
    }
    store(at, token, tokens, sums);
}

#include "tiles.h"

#include "../simd/end.h"

#endif
