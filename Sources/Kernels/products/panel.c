/* panel.c - fills panels with AVX2, for the products of both vector instruction sets. */
#if defined(__x86_64__)

#include "../simd/avx2.h"

#include "codes.h"
#include "panel.h"

/** Four rows of 32 codes become eight pieces of four rows with 4 codes each. */
static inline void store_turned(const __m256i rows[4], uint8_t (*codes)[PANEL_ROWS][4], size_t row) {
    __m256i a = _mm256_unpacklo_epi32(rows[0], rows[1]);
    __m256i b = _mm256_unpackhi_epi32(rows[0], rows[1]);
    __m256i c = _mm256_unpacklo_epi32(rows[2], rows[3]);
    __m256i d = _mm256_unpackhi_epi32(rows[2], rows[3]);
    __m256i turned[4] = {_mm256_unpacklo_epi64(a, c), _mm256_unpackhi_epi64(a, c), _mm256_unpacklo_epi64(b, d),
                         _mm256_unpackhi_epi64(b, d)};
    for (int i = 0; i < 4; i++) {
        _mm_storeu_si128((__m128i *)codes[i][row], _mm256_castsi256_si128(turned[i]));
        _mm_storeu_si128((__m128i *)codes[4 + i][row], _mm256_extracti128_si256(turned[i], 1));
    }
}

/** The block at index `block` of rows row … row + 3. */
static inline void blocks_of_4(const uint8_t *weights, size_t row_bytes, size_t rows, size_t row, size_t offset,
                               const uint8_t *blocks[4]) {
    for (size_t r = 0; r < 4; r++) {
        size_t valid = row + r < rows ? row + r : rows - 1;
        blocks[r] = weights + valid * row_bytes + offset;
    }
}

__attribute__((always_inline)) static inline void fill_32(int32_t type, const uint8_t *weights, size_t row_bytes,
                                                          size_t rows, size_t first, size_t count,
                                                          wk_panel_32 *panels) {
    size_t bytes = type == WK_Q4_0 ? WK_Q4_0_BYTES : WK_Q8_0_BYTES;
    for (size_t b = 0; b < count; b++) {
        for (size_t row = 0; row < PANEL_ROWS; row += 4) {
            const uint8_t *blocks[4];
            __m256i codes[4];
            blocks_of_4(weights, row_bytes, rows, row, (first + b) * bytes, blocks);
            for (size_t r = 0; r < 4; r++) {
                codes[r] = codes_32(type, blocks[r], 0);
                panels[b].scale[row + r] = _cvtsh_ss(wk_load_u16(blocks[r]));
            }
            store_turned(codes, panels[b].codes, row);
        }
    }
}

/** The numbers of one row of a block that are not codes. */
__attribute__((always_inline)) static inline void fill_scales(int32_t type, const uint8_t *block, size_t row,
                                                              wk_panel_256 *panel) {
    if (type == WK_Q6_K) {
        for (size_t s = 0; s < 16; s++) {
            int scale = (int8_t)block[WK_Q6_K_SCALES + s];
            panel->scales[s][row] = scale;
            panel->pairs[s / 2][row][s % 2] = (int16_t)(-32 * scale);
        }
        panel->scale[row] = _cvtsh_ss(wk_load_u16(block + WK_Q6_K_SCALE));
        return;
    }
    uint64_t minimums;
    uint64_t scales = packed_scales(block + WK_Q4_K_PACKED, &minimums);
    for (size_t s = 0; s < 8; s++) {
        panel->scales[s][row] = scales >> (8 * s) & 0xff;
        panel->pairs[s / 2][row][s % 2] = minimums >> (8 * s) & 0xff;
    }
    panel->scale[row] = _cvtsh_ss(wk_load_u16(block));
    panel->minimum[row] = _cvtsh_ss(wk_load_u16(block + 2));
}

__attribute__((always_inline)) static inline void fill_256(int32_t type, const uint8_t *weights, size_t row_bytes,
                                                           size_t rows, size_t first, size_t count,
                                                           wk_panel_256 *panels) {
    size_t bytes = type == WK_Q4_K ? WK_Q4_K_BYTES : type == WK_Q5_K ? WK_Q5_K_BYTES : WK_Q6_K_BYTES;
    for (size_t b = 0; b < count; b++) {
        for (size_t row = 0; row < PANEL_ROWS; row += 4) {
            const uint8_t *blocks[4];
            blocks_of_4(weights, row_bytes, rows, row, (first + b) * bytes, blocks);
#pragma clang loop unroll(full)
            for (int s = 0; s < 8; s++) {
                __m256i codes[4];
                for (size_t r = 0; r < 4; r++) {
                    codes[r] = codes_32(type, blocks[r], s);
                }
                store_turned(codes, panels[b].codes + 8 * s, row);
            }
            for (size_t r = 0; r < 4; r++) {
                fill_scales(type, blocks[r], row + r, &panels[b]);
            }
        }
    }
}

void wk_fill_panels_32(int32_t type, const uint8_t *weights, size_t row_bytes, size_t rows, size_t first, size_t count,
                       wk_panel_32 *panels) {
    if (type == WK_Q4_0) {
        fill_32(WK_Q4_0, weights, row_bytes, rows, first, count, panels);
    } else {
        fill_32(WK_Q8_0, weights, row_bytes, rows, first, count, panels);
    }
}

void wk_fill_panels_256(int32_t type, const uint8_t *weights, size_t row_bytes, size_t rows, size_t first, size_t count,
                        wk_panel_256 *panels) {
    if (type == WK_Q4_K) {
        fill_256(WK_Q4_K, weights, row_bytes, rows, first, count, panels);
    } else if (type == WK_Q5_K) {
        fill_256(WK_Q5_K, weights, row_bytes, rows, first, count, panels);
    } else {
        fill_256(WK_Q6_K, weights, row_bytes, rows, first, count, panels);
    }
}

#include "../simd/end.h"

#endif
