/* scalar.c - the reference of the small operations: formulas as they stand in kernels.h, sums in double precision. */
#include "scalar.h"

#include "../blocks.h"

#include <math.h>

void wk_f32_to_f16_scalar(const float *source, uint16_t *destination, size_t count) {
    for (size_t i = 0; i < count; i++) {
        destination[i] = wk_float_to_half(source[i]);
    }
}

void wk_f16_to_f32_scalar(const uint16_t *source, float *destination, size_t count) {
    for (size_t i = 0; i < count; i++) {
        destination[i] = wk_load_half(source + i);
    }
}

void wk_rms_norm_scalar(const float *x, const float *weight, float epsilon, float *y, size_t count) {
    double squares = 0;
    for (size_t i = 0; i < count; i++) {
        squares += (double)x[i] * (double)x[i];
    }
    float scale = (float)(1 / sqrt(squares / (double)count + (double)epsilon));
    for (size_t i = 0; i < count; i++) {
        y[i] = x[i] * scale * weight[i];
    }
}

void wk_layer_norm_scalar(const float *x, const float *weight, const float *bias, float epsilon, float *y,
                          size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += (double)x[i];
    }
    double mean = sum / (double)count;
    double squares = 0;
    for (size_t i = 0; i < count; i++) {
        double distance = (double)x[i] - mean;
        squares += distance * distance;
    }
    float scale = (float)(1 / sqrt(squares / (double)count + (double)epsilon));
    for (size_t i = 0; i < count; i++) {
        y[i] = (x[i] - (float)mean) * scale * weight[i] + bias[i];
    }
}

void wk_angles_scalar(int32_t position, const float *frequencies, float magnitude, size_t count, float *sine,
                      float *cosine) {
    for (size_t i = 0; i < count; i++) {
        double angle = (double)position * (double)frequencies[i];
        sine[i] = (float)sin(angle) * magnitude;
        cosine[i] = (float)cos(angle) * magnitude;
    }
}

void wk_rotate_adjacent_scalar(float *x, const float *sine, const float *cosine, size_t pairs) {
    for (size_t i = 0; i < pairs; i++) {
        float a = x[2 * i];
        float b = x[2 * i + 1];
        x[2 * i] = a * cosine[i] - b * sine[i];
        x[2 * i + 1] = a * sine[i] + b * cosine[i];
    }
}

void wk_rotate_halves_scalar(float *x, float *y, const float *sine, const float *cosine, size_t pairs) {
    for (size_t i = 0; i < pairs; i++) {
        float a = x[i];
        float b = y[i];
        x[i] = a * cosine[i] - b * sine[i];
        y[i] = a * sine[i] + b * cosine[i];
    }
}

void wk_add_scalar(float *x, const float *y, size_t count) {
    for (size_t i = 0; i < count; i++) {
        x[i] += y[i];
    }
}

void wk_silu_multiply_scalar(float *gate, const float *up, size_t count) {
    for (size_t i = 0; i < count; i++) {
        gate[i] = gate[i] / (1 + expf(-gate[i])) * up[i];
    }
}

void wk_gelu_scalar(float *x, size_t count) {
    for (size_t i = 0; i < count; i++) {
        x[i] = x[i] * (0.5f * erfcf(x[i] * -0.70710678118654752f));
    }
}

void wk_softmax_scalar(float *x, size_t count) {
    float largest = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        largest = x[i] > largest ? x[i] : largest;
    }
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        x[i] = expf(x[i] - largest);
        sum += (double)x[i];
    }
    float scale = (float)(1 / sum);
    for (size_t i = 0; i < count; i++) {
        x[i] *= scale;
    }
}

void wk_normalize_scalar(float *x, size_t count) {
    double squares = 0;
    for (size_t i = 0; i < count; i++) {
        squares += (double)x[i] * (double)x[i];
    }
    if (squares == 0) {
        return;
    }
    float scale = (float)(1 / sqrt(squares));
    for (size_t i = 0; i < count; i++) {
        x[i] *= scale;
    }
}

float wk_dot_scalar(const float *x, const float *y, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += (double)x[i] * (double)y[i];
    }
    return (float)sum;
}

size_t wk_argmax_scalar(const float *x, size_t count) {
    size_t best = 0;
    int found = 0;
    for (size_t i = 0; i < count; i++) {
        if (found ? x[i] > x[best] : x[i] == x[i]) {
            best = i;
            found = 1;
        }
    }
    return best;
}
