/*
 * body.h - attention over a chunk of positions on vectors, for avx2.c and avx512.c. Reference: scalar.c.
 *
 * Scores: a tile of keys is turned so that a lane is a position; then a score is a chain of multiply-adds over the
 * elements of the head, without sums across lanes. Values: a lane is an element, the chain runs over the positions.
 * Both chains have the same order whatever the number of queries that share the tile.
 */

#include "../simd/functions.h"
#include "keys.h"

#include <math.h>

enum {
    VECTORS = 4,                   /* of a tile: positions of the scores, elements of the values */
    TILE = VECTORS * LANES,        /* positions or elements of a tile */
    ROWS = REGISTERS == 32 ? 4 : 2 /* queries that share what is loaded */
};

_Static_assert(TILE <= (int)WK_ATTENTION_TILE && (int)WK_ATTENTION_CHUNK % TILE == 0, "tiles fit the scratch");

static inline const float *query_of(const wk_attention_unit *unit, size_t row) {
    const wk_attention_args *args = unit->args;
    size_t group = args->heads / args->kv_heads;
    size_t head = unit->kv_head * group + row % group;
    return args->query + (unit->first_token + row / group) * args->query_stride + head * args->head_size;
}

/** The positions of the chunk that a row sees. */
static inline size_t seen_by(const wk_attention_unit *unit, size_t row) {
    const wk_attention_args *args = unit->args;
    size_t visible = wk_visible(args, unit->first_token + row / (args->heads / args->kv_heads));
    size_t seen = visible > unit->first_position ? visible - unit->first_position : 0;
    return seen < WK_ATTENTION_CHUNK ? seen : WK_ATTENTION_CHUNK;
}

__attribute__((always_inline)) static inline void score_rows(const wk_attention_unit *unit, size_t row, size_t rows,
                                                             size_t tile) {
    const float *queries[ROWS];
    vf sums[ROWS][VECTORS];
    for (size_t r = 0; r < rows; r++) {
        queries[r] = query_of(unit, row + r);
        for (size_t v = 0; v < VECTORS; v++) {
            sums[r][v] = v_zero();
        }
    }
    for (size_t e = 0; e < unit->args->head_size; e++) {
        const float *keys = unit->keys + e * TILE;
        for (size_t r = 0; r < rows; r++) {
            vf query = v_all(queries[r][e]);
            for (size_t v = 0; v < VECTORS; v++) {
                sums[r][v] = v_fma(query, v_load(keys + v * LANES), sums[r][v]);
            }
        }
    }
    vf scale = v_all(unit->args->scale);
    for (size_t r = 0; r < rows; r++) {
        float *scores = unit->scores + (row + r) * WK_ATTENTION_CHUNK + tile;
        for (size_t v = 0; v < VECTORS; v++) {
            v_store(scores + v * LANES, v_mul(sums[r][v], scale));
        }
    }
}

/** Scores into weights exp(score - maximum), zero beyond what the row sees. */
static inline void weigh(float *scores, size_t seen, float *maximum, float *sum) {
    const vf lowest = v_all(-INFINITY);
    vf largest = lowest;
    for (size_t p = 0; p < seen; p += LANES) {
        vf s = v_load(scores + p);
        s = seen - p < LANES ? v_keep_first(s, lowest, seen - p) : s;
        largest = v_max(s, largest);
    }
    *maximum = v_largest(largest);
    vf all = v_all(*maximum);
    vf sums = v_zero();
    for (size_t p = 0; p < seen; p += LANES) {
        vf e = v_exp(v_sub(v_load(scores + p), all));
        e = seen - p < LANES ? v_keep_first(e, v_zero(), seen - p) : e;
        v_store(scores + p, e);
        sums = v_add(sums, e);
    }
    *sum = v_sum(sums);
}

/** VECTORS vectors, or one of `last` elements, of the values of a position. */
__attribute__((always_inline)) static inline void load_values(int32_t type, const void *values, size_t at,
                                                              size_t vectors, size_t last, vf out[VECTORS]) {
    for (size_t v = 0; v < vectors; v++) {
        size_t i = at + v * LANES;
        if (type == WK_F16) {
            const uint16_t *p = (const uint16_t *)values + i;
            out[v] = last ? v_load_half_first(p, last) : v_load_half(p);
        } else {
            const float *p = (const float *)values + i;
            out[v] = last ? v_load_first(p, last) : v_load(p);
        }
    }
}

/** Adds weight * value for elements first … of `rows` rows. vectors: 1 or VECTORS; last: 0, or the elements of the one
 *  vector that is not full. */
__attribute__((always_inline)) static inline void mix_rows(const wk_attention_unit *unit, int32_t type, size_t row,
                                                           size_t rows, size_t first, size_t vectors, size_t last,
                                                           float *out) {
    const wk_attention_args *args = unit->args;
    size_t base = unit->first_position * args->value_position_stride + unit->kv_head * args->value_head_stride + first;
    const float *weights[ROWS];
    vf sums[ROWS][VECTORS];
    size_t common = WK_ATTENTION_CHUNK;
    for (size_t r = 0; r < rows; r++) {
        weights[r] = unit->scores + (row + r) * WK_ATTENTION_CHUNK;
        size_t seen = seen_by(unit, row + r);
        common = seen < common ? seen : common;
        for (size_t v = 0; v < vectors; v++) {
            sums[r][v] = v_zero();
        }
    }
    for (size_t p = 0; p < common; p++) {
        vf values[VECTORS];
        load_values(type, args->value, base + p * args->value_position_stride, vectors, last, values);
        for (size_t r = 0; r < rows; r++) {
            vf weight = v_all(weights[r][p]);
            for (size_t v = 0; v < vectors; v++) {
                sums[r][v] = v_fma(weight, values[v], sums[r][v]);
            }
        }
    }
    for (size_t r = 0; r < rows; r++) {
        size_t seen = seen_by(unit, row + r);
        for (size_t p = common; p < seen; p++) {
            vf values[VECTORS];
            load_values(type, args->value, base + p * args->value_position_stride, vectors, last, values);
            for (size_t v = 0; v < vectors; v++) {
                sums[r][v] = v_fma(v_all(weights[r][p]), values[v], sums[r][v]);
            }
        }
        float *to = out + (row + r) * args->value_size + first;
        for (size_t v = 0; v < vectors; v++) {
            if (last) {
                v_store_first(to, sums[r][v], last);
            } else {
                v_store(to + v * LANES, sums[r][v]);
            }
        }
    }
}

__attribute__((always_inline)) static inline void mix_tile(const wk_attention_unit *unit, int32_t type, size_t first,
                                                           size_t vectors, size_t last, float *out) {
    size_t row = 0;
    for (; row + ROWS <= unit->rows; row += ROWS) {
        mix_rows(unit, type, row, ROWS, first, vectors, last, out);
    }
    for (; row < unit->rows; row++) {
        mix_rows(unit, type, row, 1, first, vectors, last, out);
    }
}

__attribute__((always_inline)) static inline void mix(const wk_attention_unit *unit, int32_t type, float *out) {
    size_t count = unit->args->value_size;
    size_t first = 0;
    for (; first + TILE <= count; first += TILE) {
        mix_tile(unit, type, first, VECTORS, 0, out);
    }
    for (; first + LANES <= count; first += LANES) {
        mix_tile(unit, type, first, 1, 0, out);
    }
    if (first < count) {
        mix_tile(unit, type, first, 1, count - first, out);
    }
}

void WK_NAME(attend)(const wk_attention_unit *unit, const wk_partial *out) {
    const wk_attention_args *args = unit->args;
    size_t seen = seen_by(unit, unit->rows - 1); /* the last token sees most */
    for (size_t tile = 0; tile < seen; tile += TILE) {
        size_t count = seen - tile < TILE ? seen - tile : TILE;
        turn_keys(args, unit->kv_head, unit->first_position + tile, count, TILE, unit->keys);
        size_t row = 0;
        for (; row + ROWS <= unit->rows; row += ROWS) {
            score_rows(unit, row, ROWS, tile);
        }
        for (; row < unit->rows; row++) {
            score_rows(unit, row, 1, tile);
        }
    }
    for (size_t row = 0; row < unit->rows; row++) {
        weigh(unit->scores + row * WK_ATTENTION_CHUNK, seen_by(unit, row), &out->maximum[row], &out->sum[row]);
    }
    if (args->kv_type == WK_F16) {
        mix(unit, WK_F16, out->values);
    } else {
        mix(unit, WK_F32, out->values);
    }
}

void WK_NAME(join)(const wk_partial *into, const wk_partial *part, size_t rows, size_t value_size) {
    for (size_t row = 0; row < rows; row++) {
        if (part->maximum[row] == -INFINITY && part->sum[row] == 0) {
            continue; /* nothing was seen */
        }
        float maximum = into->maximum[row] > part->maximum[row] ? into->maximum[row] : part->maximum[row];
        float weights[2 * LANES];
        v_store(weights, v_exp(v_all(into->maximum[row] - maximum)));
        v_store(weights + LANES, v_exp(v_all(part->maximum[row] - maximum)));
        vf old_weight = v_load(weights);
        vf new_weight = v_load(weights + LANES);
        into->maximum[row] = maximum;
        into->sum[row] = into->sum[row] * weights[0] + part->sum[row] * weights[LANES];
        float *to = into->values + row * value_size;
        const float *from = part->values + row * value_size;
        for (size_t e = 0; e < value_size; e += LANES) {
            size_t left = value_size - e;
            if (left >= LANES) {
                v_store(to + e, v_fma(v_load(to + e), old_weight, v_mul(v_load(from + e), new_weight)));
            } else {
                vf old_values = v_mul(v_load_first(from + e, left), new_weight);
                v_store_first(to + e, v_fma(v_load_first(to + e, left), old_weight, old_values), left);
            }
        }
    }
}
