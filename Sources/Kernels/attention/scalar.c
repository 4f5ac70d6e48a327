/* scalar.c - the reference of attention over a chunk of positions. */
#include "scalar.h"

#include "../blocks.h"

#include <math.h>

static float element(int32_t type, const void *base, size_t index) {
    return type == WK_F16 ? wk_load_half((const uint16_t *)base + index) : ((const float *)base)[index];
}

void wk_attend_scalar(const wk_attention_unit *unit, const wk_partial *out) {
    const wk_attention_args *args = unit->args;
    size_t group = args->heads / args->kv_heads;
    for (size_t row = 0; row < unit->rows; row++) {
        size_t token = unit->first_token + row / group;
        size_t head = unit->kv_head * group + row % group;
        size_t visible = wk_visible(args, token);
        size_t end = unit->first_position + WK_ATTENTION_CHUNK;
        end = end < visible ? end : visible;
        size_t count = end > unit->first_position ? end - unit->first_position : 0;
        const float *query = args->query + token * args->query_stride + head * args->head_size;
        float *scores = unit->scores + row * WK_ATTENTION_CHUNK;
        float *values = out->values + row * args->value_size;

        float maximum = -INFINITY;
        for (size_t p = 0; p < count; p++) {
            size_t key = (unit->first_position + p) * args->key_position_stride + unit->kv_head * args->key_head_stride;
            float dot = 0;
            for (size_t e = 0; e < args->head_size; e++) {
                dot += query[e] * element(args->kv_type, args->key, key + e);
            }
            scores[p] = dot * args->scale;
            maximum = scores[p] > maximum ? scores[p] : maximum;
        }
        for (size_t e = 0; e < args->value_size; e++) {
            values[e] = 0;
        }
        float sum = 0;
        for (size_t p = 0; p < count; p++) {
            float weight = expf(scores[p] - maximum);
            size_t value =
                (unit->first_position + p) * args->value_position_stride + unit->kv_head * args->value_head_stride;
            for (size_t e = 0; e < args->value_size; e++) {
                values[e] += weight * element(args->kv_type, args->value, value + e);
            }
            sum += weight;
        }
        out->maximum[row] = maximum;
        out->sum[row] = sum;
    }
}

void wk_join_scalar(const wk_partial *into, const wk_partial *part, size_t rows, size_t value_size) {
    for (size_t row = 0; row < rows; row++) {
        if (part->maximum[row] == -INFINITY && part->sum[row] == 0) {
            continue; /* nothing was seen */
        }
        float maximum = into->maximum[row] > part->maximum[row] ? into->maximum[row] : part->maximum[row];
        float old_weight = expf(into->maximum[row] - maximum);
        float new_weight = expf(part->maximum[row] - maximum);
        into->maximum[row] = maximum;
        into->sum[row] = into->sum[row] * old_weight + part->sum[row] * new_weight;
        float *old_values = into->values + row * value_size;
        const float *new_values = part->values + row * value_size;
        for (size_t e = 0; e < value_size; e++) {
            old_values[e] = old_values[e] * old_weight + new_values[e] * new_weight;
        }
    }
}
