/*
 * tiles.h - products of quantised weights with several inputs; after tile_32 and tile_256 of the instruction set.
 * A panel of weights is unpacked once and multiplied with all inputs, MOST_TOKENS at a time; sums go on from panel to
 * panel in the output.
 */
#ifndef WK_PRODUCTS_TILES_H
#define WK_PRODUCTS_TILES_H

#include "walk.h"

/** One panel with `tokens` inputs from `token` on. */
__attribute__((always_inline)) static inline void tile(int32_t type, const void *panels, const wk_inputs *inputs,
                                                       const wk_tile *at, size_t token, size_t tokens) {
    if (type == WK_Q4_0 || type == WK_Q8_0) {
        tile_32(type, panels, inputs, at, token, tokens);
    } else {
        tile_256(type, panels, inputs, at, token, tokens);
    }
}

__attribute__((always_inline)) static inline void product(int32_t type, const wk_matrix *matrix,
                                                          const wk_inputs *inputs, size_t first, size_t last) {
    if (!inputs->tiled) {
        walk(type, matrix, inputs, first, last);
        return;
    }
    _Alignas(64) union {
        wk_panel_32 of_32[PANEL_32];
        wk_panel_256 of_256[PANEL_256];
    } panels;
    int narrow = type == WK_Q4_0 || type == WK_Q8_0;
    size_t blocks = inputs->columns / (narrow ? 32 : 256);
    size_t step = narrow ? PANEL_32 : PANEL_256;
    size_t row_bytes = blocks * (type == WK_Q4_0 ? WK_Q4_0_BYTES : type == WK_Q8_0 ? WK_Q8_0_BYTES : bytes_256(type));
    for (size_t row = first; row < last; row += PANEL_ROWS) {
        const uint8_t *weights = (const uint8_t *)matrix->weights + row * row_bytes;
        wk_tile at = {.output = matrix->output + row, .stride = matrix->output_stride};
        at.rows = last - row < PANEL_ROWS ? last - row : PANEL_ROWS;
        for (at.first = 0; at.first < blocks; at.first += step) {
            at.count = blocks - at.first < step ? blocks - at.first : step;
            if (narrow) {
                wk_fill_panels_32(type, weights, row_bytes, at.rows, at.first, at.count, panels.of_32);
            } else {
                wk_fill_panels_256(type, weights, row_bytes, at.rows, at.first, at.count, panels.of_256);
            }
            size_t t = 0;
            for (; t + MOST_TOKENS <= inputs->tokens; t += MOST_TOKENS) {
                tile(type, &panels, inputs, &at, t, MOST_TOKENS);
            }
            if (MOST_TOKENS > 4 && t + 4 <= inputs->tokens) {
                tile(type, &panels, inputs, &at, t, 4);
                t += 4;
            }
            for (; t < inputs->tokens; t++) {
                tile(type, &panels, inputs, &at, t, 1);
            }
        }
        for (size_t t = 0; matrix->bias && t < inputs->tokens; t++) {
            for (size_t r = 0; r < at.rows; r++) {
                at.output[t * at.stride + r] += matrix->bias[row + r];
            }
        }
    }
}

void WK_NAME(product_q4_0)(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(WK_Q4_0, matrix, inputs, first, last);
}

void WK_NAME(product_q8_0)(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(WK_Q8_0, matrix, inputs, first, last);
}

void WK_NAME(product_q4_k)(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(WK_Q4_K, matrix, inputs, first, last);
}

void WK_NAME(product_q5_k)(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(WK_Q5_K, matrix, inputs, first, last);
}

void WK_NAME(product_q6_k)(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(WK_Q6_K, matrix, inputs, first, last);
}

#endif
