/*
 * panel.h - 16 rows of quantised weights, unpacked and turned so that a lane is a row: what the tiles with several
 * tokens multiply. A panel holds PANEL_COLUMNS columns, so that it stays in the first-level cache.
 */
#ifndef WK_PRODUCTS_PANEL_H
#define WK_PRODUCTS_PANEL_H

#include "../kernels_internal.h"

enum { PANEL_ROWS = 16, PANEL_COLUMNS = 1024, PANEL_32 = PANEL_COLUMNS / 32, PANEL_256 = PANEL_COLUMNS / 256 };

/** A block of Q4_0 (code = value + 8) or Q8_0 (code = value + 128) in 16 rows. */
typedef struct wk_panel_32 {
    uint8_t codes[8][PANEL_ROWS][4]; /* of columns 4 i … 4 i + 3 */
    float scale[PANEL_ROWS];
} wk_panel_32;

/** A block of a K-quant in 16 rows. */
typedef struct wk_panel_256 {
    uint8_t codes[64][PANEL_ROWS][4];
    int32_t scales[16][PANEL_ROWS];  /* of 32 columns (8 of them), of 16 for Q6_K */
    int16_t pairs[8][PANEL_ROWS][2]; /* Q4_K, Q5_K: minimums of 32 columns (4 pairs); Q6_K: -32 * scales */
    float scale[PANEL_ROWS];
    float minimum[PANEL_ROWS];
} wk_panel_256;

/** Where a panel lies and where its products go. */
typedef struct wk_tile {
    float *output; /* of the panel's first row and the first token */
    size_t stride; /* of the output, between tokens */
    size_t rows;   /* valid rows, 1 … 16 */
    size_t first;  /* block; 0: sums begin, else they go on in the output */
    size_t count;  /* blocks */
} wk_tile;

/** The tiles of inputs from a token and a block on. */
static inline wk_rounded inputs_at(const wk_rounded *x, size_t columns, size_t block, size_t first, size_t token) {
    size_t lane = token % WK_TILE_TOKENS;
    size_t blocks = token / WK_TILE_TOKENS * (columns / block) + first; /* blocks of tiles before */
    wk_rounded part = {.codes = x->codes + WK_TILE_TOKENS * block * blocks + 4 * lane,
                       .scales = x->scales + WK_TILE_TOKENS * blocks + lane};
    if (block == 32) {
        part.offsets = x->offsets + WK_TILE_TOKENS * blocks + lane;
    } else {
        part.sums_16 = x->sums_16 + WK_TILE_TOKENS * (block / 16) * blocks + 2 * lane;
        part.sums_32 = x->sums_32 + WK_TILE_TOKENS * (block / 32) * blocks + 2 * lane;
    }
    return part;
}

/** Fill panels with the blocks first … first + count - 1 of `rows` <= 16 rows; further rows repeat the last one. */
void wk_fill_panels_32(int32_t type, const uint8_t *weights, size_t row_bytes, size_t rows, size_t first, size_t count,
                       wk_panel_32 *panels);
void wk_fill_panels_256(int32_t type, const uint8_t *weights, size_t row_bytes, size_t rows, size_t first, size_t count,
                        wk_panel_256 *panels);

#endif
