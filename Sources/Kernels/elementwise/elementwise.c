/* elementwise.c - the public small operations: rows, heads and tokens around the kernels of one row. */
#include "../kernels_internal.h"

void wk_f32_to_f16(const float *source, uint16_t *destination, size_t count) {
    wk_table()->f32_to_f16(source, destination, count);
}

void wk_f16_to_f32(const uint16_t *source, float *destination, size_t count) {
    wk_table()->f16_to_f32(source, destination, count);
}

void wk_rms_norm(const float *x, const float *weight, float epsilon, float *y, size_t count, size_t tokens,
                 size_t stride) {
    const wk_kernels *kernels = wk_table();
    for (size_t t = 0; t < tokens; t++) {
        kernels->rms_norm(x + t * stride, weight, epsilon, y + t * stride, count);
    }
}

void wk_layer_norm(const float *x, const float *weight, const float *bias, float epsilon, float *y, size_t count,
                   size_t tokens, size_t stride) {
    const wk_kernels *kernels = wk_table();
    for (size_t t = 0; t < tokens; t++) {
        kernels->layer_norm(x + t * stride, weight, bias, epsilon, y + t * stride, count);
    }
}

void wk_rope(float *x, size_t tokens, size_t stride, size_t heads, size_t head_size, size_t rotated, int32_t pairs,
             const int32_t *positions, const float *frequencies, float magnitude) {
    enum { CHUNK = 128 };
    const wk_kernels *kernels = wk_table();
    float sine[CHUNK];
    float cosine[CHUNK];
    size_t half = rotated / 2;
    for (size_t t = 0; t < tokens; t++) {
        for (size_t first = 0; first < half; first += CHUNK) {
            size_t count = half - first < CHUNK ? half - first : CHUNK;
            kernels->angles(positions[t], frequencies + first, magnitude, count, sine, cosine);
            for (size_t h = 0; h < heads; h++) {
                float *head = x + t * stride + h * head_size;
                if (pairs == WK_ROPE_HALVES) {
                    kernels->rotate_halves(head + first, head + half + first, sine, cosine, count);
                } else {
                    kernels->rotate_adjacent(head + 2 * first, sine, cosine, count);
                }
            }
        }
    }
}

void wk_add(float *x, const float *y, size_t count) {
    wk_table()->add(x, y, count);
}

void wk_silu_multiply(float *gate, const float *up, size_t count) {
    wk_table()->silu_multiply(gate, up, count);
}

void wk_gelu(float *x, size_t count) {
    wk_table()->gelu(x, count);
}

void wk_softmax(float *x, size_t count) {
    wk_table()->softmax(x, count);
}

void wk_normalize(float *x, size_t count) {
    wk_table()->normalize(x, count);
}

float wk_dot(const float *x, const float *y, size_t count) {
    return wk_table()->dot(x, y, count);
}

size_t wk_argmax(const float *x, size_t count) {
    return wk_table()->argmax(x, count);
}
