/*
 * kernels_internal.h - what the files of this module share: the table of kernels of an instruction set, and the shapes
 * that the drivers (matmul.c, attention.c) pass to them. The drivers validate nothing: see kernels.h.
 */
#ifndef WK_KERNELS_INTERNAL_H
#define WK_KERNELS_INTERNAL_H

#include "kernels.h"

/** Inputs rounded to 8 bits: code = nearest(x / scale), scale = max |x| / 127 over a block. A block with a NaN or an
 *  infinity has NaN for its scale and zero for its codes.
 *
 *  A few inputs lie as rows, one after the other. Many lie in tiles of WK_TILE_TOKENS tokens: what four columns (or a
 *  block) have for these tokens stands together, so that a tile is read as one stream. */
typedef struct wk_rounded {
    int8_t *codes;    /* [tokens][columns]; tiles: [columns / 4][token][4] */
    float *scales;    /* [tokens][columns / block]; tiles: [columns / block][token] */
    int32_t *offsets; /* of 32-blocks: -8 * the sum of 32 codes; as scales */
    int16_t *sums_16; /* of 256-blocks: of 16 codes, [tokens][columns / 16]; tiles: [columns / 32][token][2] */
    int16_t *sums_32; /* of 256-blocks: of 32 codes, [tokens][columns / 32]; tiles: [columns / 64][token][2] */
} wk_rounded;

enum { WK_TILE_TOKENS = 8 };

/** The inputs of a product, in the forms that its matrices want. */
typedef struct wk_inputs {
    size_t columns;
    size_t tokens;
    const float *values;
    size_t stride;
    int tiled; /* the roundings lie in tiles */
    wk_rounded by_32;
    wk_rounded by_256;
} wk_inputs;

/** Computes rows first … last - 1 of a matrix for all tokens. The order of additions in an output element is the same
 *  for every number of tokens and every split into row ranges. */
typedef void (*wk_product)(const wk_matrix *matrix, const wk_inputs *inputs, size_t first, size_t last);

/** Positions that attention treats at once; partial results are joined in units of this size, in order. */
enum { WK_ATTENTION_CHUNK = 256, WK_ATTENTION_TILE = 64 };

/** Some queries of one group of heads and one chunk of positions. Row i is token first_token + i / group, head
 *  kv_head * group + i % group (group = heads / kv_heads). */
typedef struct wk_attention_unit {
    const wk_attention_args *args;
    size_t kv_head;
    size_t first_token;
    size_t rows;
    size_t first_position; /* a multiple of WK_ATTENTION_CHUNK */
    float *keys;           /* scratch, [head_size][WK_ATTENTION_TILE] */
    float *scores;         /* scratch, [rows][WK_ATTENTION_CHUNK] */
} wk_attention_unit;

/** Results over a part of the positions: exp(score - maximum) weighted sums of values, and the sums of the weights. */
typedef struct wk_partial {
    float *maximum; /* [rows], -inf where no position was seen */
    float *sum;     /* [rows] */
    float *values;  /* [rows][value_size] */
} wk_partial;

typedef struct wk_kernels {
    void (*f32_to_f16)(const float *source, uint16_t *destination, size_t count);
    void (*f16_to_f32)(const uint16_t *source, float *destination, size_t count);

    void (*round_32)(const float *x, size_t count, int8_t *codes, float *scales, int32_t *offsets);
    void (*round_256)(const float *x, size_t count, int8_t *codes, float *scales, int16_t *sums_16, int16_t *sums_32);
    /** `tokens` <= WK_TILE_TOKENS inputs into a tile, zeros for the missing ones; NULL: there are no tiles. */
    void (*round_tile_32)(const float *x, size_t stride, size_t tokens, size_t count, const wk_rounded *tile);
    void (*round_tile_256)(const float *x, size_t stride, size_t tokens, size_t count, const wk_rounded *tile);
    wk_product f32, f16, bf16, q4_0, q8_0, q4_k, q5_k, q6_k;

    void (*attend)(const wk_attention_unit *unit, const wk_partial *out);
    /** into = into joined with part, for rows of value_size. */
    void (*join)(const wk_partial *into, const wk_partial *part, size_t rows, size_t value_size);

    void (*rms_norm)(const float *x, const float *weight, float epsilon, float *y, size_t count);
    void (*layer_norm)(const float *x, const float *weight, const float *bias, float epsilon, float *y, size_t count);
    /** sin and cos of position * frequencies[i], times magnitude. */
    void (*angles)(int32_t position, const float *frequencies, float magnitude, size_t count, float *sine,
                   float *cosine);
    void (*rotate_adjacent)(float *x, const float *sine, const float *cosine, size_t pairs);
    void (*rotate_halves)(float *x, float *y, const float *sine, const float *cosine, size_t pairs);
    void (*add)(float *x, const float *y, size_t count);
    void (*silu_multiply)(float *gate, const float *up, size_t count);
    void (*gelu)(float *x, size_t count);
    void (*softmax)(float *x, size_t count);
    void (*normalize)(float *x, size_t count);
    float (*dot)(const float *x, const float *y, size_t count);
    size_t (*argmax)(const float *x, size_t count);
} wk_kernels;

/** The kernels of the instruction set in use. */
const wk_kernels *wk_table(void);

/** The positions that query `token` sees. */
static inline size_t wk_visible(const wk_attention_args *args, size_t token) {
    return args->causal ? args->positions - args->tokens + token + 1 : args->positions;
}

#endif
