/* scalar.h - the portable kernels, the reference of all others. See kernels.h and kernels_internal.h. */
#ifndef WK_ELEMENTWISE_SCALAR_H
#define WK_ELEMENTWISE_SCALAR_H

#include "../kernels_internal.h"

void wk_f32_to_f16_scalar(const float *source, uint16_t *destination, size_t count);
void wk_f16_to_f32_scalar(const uint16_t *source, float *destination, size_t count);
void wk_rms_norm_scalar(const float *x, const float *weight, float epsilon, float *y, size_t count);
void wk_layer_norm_scalar(const float *x, const float *weight, const float *bias, float epsilon, float *y,
                          size_t count);
void wk_angles_scalar(int32_t position, const float *frequencies, float magnitude, size_t count, float *sine,
                      float *cosine);
void wk_rotate_adjacent_scalar(float *x, const float *sine, const float *cosine, size_t pairs);
void wk_rotate_halves_scalar(float *x, float *y, const float *sine, const float *cosine, size_t pairs);
void wk_add_scalar(float *x, const float *y, size_t count);
void wk_silu_multiply_scalar(float *gate, const float *up, size_t count);
void wk_gelu_scalar(float *x, size_t count);
void wk_softmax_scalar(float *x, size_t count);
void wk_normalize_scalar(float *x, size_t count);
float wk_dot_scalar(const float *x, const float *y, size_t count);
size_t wk_argmax_scalar(const float *x, size_t count);

#endif
