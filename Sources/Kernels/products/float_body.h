/*
 * float_body.h - products of F32, F16 and BF16 weights with float inputs, for float_avx2.c and float_avx512.c.
 *
 * Lane i of a sum takes the columns i, i + LANES, … in order; the lanes are added at the end. Every output element is
 * made so, whatever the tile it is computed in.
 */

enum {
    TILE_ROWS = REGISTERS == 32 ? 4 : 2, /* of a tile with several tokens */
    TILE_TOKENS = REGISTERS == 32 ? 6 : 4,
    WALK_ROWS = 8,  /* rows walked at once with one token */
    PREFETCH = 1024 /* bytes that a row is read ahead */
};

__attribute__((always_inline)) static inline vf load_weights(int32_t type, const uint8_t *row, size_t column) {
    switch (type) {
    case WK_F16:
        return v_load_half((const uint16_t *)(row + 2 * column));
    case WK_BF16:
        return v_load_bfloat((const uint16_t *)(row + 2 * column));
    default:
        return v_load((const float *)(row + 4 * column));
    }
}

__attribute__((always_inline)) static inline vf load_last_weights(int32_t type, const uint8_t *row, size_t column,
                                                                  size_t count) {
    switch (type) {
    case WK_F16:
        return v_load_half_first((const uint16_t *)(row + 2 * column), count);
    case WK_BF16:
        return v_load_bfloat_first((const uint16_t *)(row + 2 * column), count);
    default:
        return v_load_first((const float *)(row + 4 * column), count);
    }
}

__attribute__((always_inline)) static inline void tile(int32_t type, const wk_matrix *matrix, const wk_inputs *inputs,
                                                       size_t row, size_t rows, size_t token, size_t tokens) {
    size_t columns = inputs->columns;
    size_t row_bytes = columns * (type == WK_F32 ? 4 : 2);
    const uint8_t *weights = (const uint8_t *)matrix->weights + row * row_bytes;
    const float *x = inputs->values + token * inputs->stride;
    vf sums[WALK_ROWS][TILE_TOKENS];
    for (size_t r = 0; r < rows; r++) {
        for (size_t t = 0; t < tokens; t++) {
            sums[r][t] = v_zero();
        }
    }
    size_t c = 0;
    for (; c + LANES <= columns; c += LANES) {
        vf w[WALK_ROWS];
        for (size_t r = 0; r < rows; r++) {
            w[r] = load_weights(type, weights + r * row_bytes, c);
            if (tokens == 1) {
                _mm_prefetch((const char *)(weights + r * row_bytes + c * (type == WK_F32 ? 4 : 2) + PREFETCH),
                             _MM_HINT_T0);
            }
        }
        for (size_t t = 0; t < tokens; t++) {
            vf value = v_load(x + t * inputs->stride + c);
            for (size_t r = 0; r < rows; r++) {
                sums[r][t] = v_fma(w[r], value, sums[r][t]);
            }
        }
    }
    if (c < columns) {
        for (size_t t = 0; t < tokens; t++) {
            vf value = v_load_first(x + t * inputs->stride + c, columns - c);
            for (size_t r = 0; r < rows; r++) {
                vf w = load_last_weights(type, weights + r * row_bytes, c, columns - c);
                sums[r][t] = v_fma(w, value, sums[r][t]);
            }
        }
    }
    for (size_t r = 0; r < rows; r++) {
        for (size_t t = 0; t < tokens; t++) {
            float value = v_sum(sums[r][t]);
            float *to = matrix->output + (token + t) * matrix->output_stride + row + r;
            *to = matrix->bias ? value + matrix->bias[row + r] : value;
        }
    }
}

__attribute__((always_inline)) static inline void product(int32_t type, const wk_matrix *matrix,
                                                          const wk_inputs *inputs, size_t first, size_t last) {
    if (inputs->tokens == 1) {
        size_t row = first;
        for (; row + WALK_ROWS <= last; row += WALK_ROWS) {
            tile(type, matrix, inputs, row, WALK_ROWS, 0, 1);
        }
        for (; row < last; row++) {
            tile(type, matrix, inputs, row, 1, 0, 1);
        }
        return;
    }
    for (size_t row = first; row < last;) {
        size_t rows = last - row < TILE_ROWS ? 1 : TILE_ROWS;
        size_t token = 0;
        if (rows == 1) {
            for (; token < inputs->tokens; token++) {
                tile(type, matrix, inputs, row, 1, token, 1);
            }
        }
        for (; token + TILE_TOKENS <= inputs->tokens; token += TILE_TOKENS) {
            tile(type, matrix, inputs, row, TILE_ROWS, token, TILE_TOKENS);
        }
        for (; token < inputs->tokens; token++) {
            tile(type, matrix, inputs, row, TILE_ROWS, token, 1);
        }
        row += rows;
    }
}

void WK_NAME(product_f32)(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(WK_F32, matrix, inputs, first, last);
}

void WK_NAME(product_f16)(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(WK_F16, matrix, inputs, first, last);
}

void WK_NAME(product_bf16)(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last) {
    product(WK_BF16, matrix, inputs, first, last);
}
