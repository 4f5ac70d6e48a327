/* body.h - the small operations on vectors, for avx2.c and avx512.c. Formulas: kernels.h, reference: scalar.c. */

#include "../simd/functions.h"

#include <math.h>

void WK_NAME(f32_to_f16)(const float *source, uint16_t *destination, size_t count) {
    size_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        v_store_half(destination + i, v_load(source + i));
    }
    if (i < count) {
        uint16_t last[LANES];
        v_store_half(last, v_load_first(source + i, count - i));
        for (size_t j = 0; i + j < count; j++) {
            destination[i + j] = last[j];
        }
    }
}

void WK_NAME(f16_to_f32)(const uint16_t *source, float *destination, size_t count) {
    size_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        v_store(destination + i, v_load_half(source + i));
    }
    if (i < count) {
        v_store_first(destination + i, v_load_half_first(source + i, count - i), count - i);
    }
}

/** The sum of (x - mean)^2, in four sums of LANES lanes. */
static inline float sum_of_squares(const float *x, vf mean, size_t count) {
    vf sums[4] = {v_zero(), v_zero(), v_zero(), v_zero()};
    size_t i = 0;
    for (; i + 4 * LANES <= count; i += 4 * LANES) {
        for (size_t j = 0; j < 4; j++) {
            vf distance = v_sub(v_load(x + i + j * LANES), mean);
            sums[j] = v_fma(distance, distance, sums[j]);
        }
    }
    for (; i < count; i += LANES) {
        size_t left = count - i;
        vf part = left < LANES ? v_load_first(x + i, left) : v_load(x + i);
        vf distance = v_sub(part, mean);
        distance = left < LANES ? v_keep_first(distance, v_zero(), left) : distance;
        sums[0] = v_fma(distance, distance, sums[0]);
    }
    return v_sum(v_add(v_add(sums[0], sums[1]), v_add(sums[2], sums[3])));
}

static inline float sum_of(const float *x, size_t count) {
    vf sums[4] = {v_zero(), v_zero(), v_zero(), v_zero()};
    size_t i = 0;
    for (; i + 4 * LANES <= count; i += 4 * LANES) {
        for (size_t j = 0; j < 4; j++) {
            sums[j] = v_add(sums[j], v_load(x + i + j * LANES));
        }
    }
    for (; i < count; i += LANES) {
        size_t left = count - i;
        sums[0] = v_add(sums[0], left < LANES ? v_load_first(x + i, left) : v_load(x + i));
    }
    return v_sum(v_add(v_add(sums[0], sums[1]), v_add(sums[2], sums[3])));
}

/** y = (x - mean) * scale * weight + bias; bias may be NULL. */
static inline void rescale(const float *x, float mean, float scale, const float *weight, const float *bias, float *y,
                           size_t count) {
    for (size_t i = 0; i < count; i += LANES) {
        size_t left = count - i;
        if (left >= LANES) {
            vf z = v_mul(v_mul(v_sub(v_load(x + i), v_all(mean)), v_all(scale)), v_load(weight + i));
            v_store(y + i, bias ? v_add(z, v_load(bias + i)) : z);
        } else {
            vf z = v_mul(v_sub(v_load_first(x + i, left), v_all(mean)), v_all(scale));
            z = v_mul(z, v_load_first(weight + i, left));
            v_store_first(y + i, bias ? v_add(z, v_load_first(bias + i, left)) : z, left);
        }
    }
}

void WK_NAME(rms_norm)(const float *x, const float *weight, float epsilon, float *y, size_t count) {
    float mean_square = sum_of_squares(x, v_zero(), count) / (float)count;
    rescale(x, 0, 1 / sqrtf(mean_square + epsilon), weight, NULL, y, count);
}

void WK_NAME(layer_norm)(const float *x, const float *weight, const float *bias, float epsilon, float *y,
                         size_t count) {
    float mean = sum_of(x, count) / (float)count;
    float variance = sum_of_squares(x, v_all(mean), count) / (float)count;
    rescale(x, mean, 1 / sqrtf(variance + epsilon), weight, bias, y, count);
}

void WK_NAME(angles)(int32_t position, const float *frequencies, float magnitude, size_t count, float *sine,
                     float *cosine) {
    for (size_t i = 0; i < count; i += LANES) {
        size_t left = count - i;
        vf frequency = left < LANES ? v_load_first(frequencies + i, left) : v_load(frequencies + i);
        vi quadrant;
        vf r = v_quadrants((double)position, frequency, &quadrant);
        vf z = v_mul(r, r);
        /* (sin(r) / r - 1) / z: 3.7e-9; (cos(r) - 1 + z / 2) / z^2: 1e-10 */
        vf s = v_fma(v_fma(v_all(-0.000195169764f), z, v_all(0.00833217584f)), z, v_all(-0.166666549f));
        vf c = v_fma(v_fma(v_all(2.4438089e-05f), z, v_all(-0.00138873645f)), z, v_all(0.0416666468f));
        s = v_fma(v_mul(s, z), r, r);
        c = v_fma(v_mul(c, z), z, v_fma(z, v_all(-0.5f), v_all(1.0f)));
        vf sin_value = v_mul(v_negate_by(v_if_odd(quadrant, c, s), quadrant, 0), v_all(magnitude));
        vf cos_value = v_mul(v_negate_by(v_if_odd(quadrant, s, c), quadrant, 1), v_all(magnitude));
        if (left < LANES) {
            v_store_first(sine + i, sin_value, left);
            v_store_first(cosine + i, cos_value, left);
        } else {
            v_store(sine + i, sin_value);
            v_store(cosine + i, cos_value);
        }
    }
}

void WK_NAME(rotate_adjacent)(float *x, const float *sine, const float *cosine, size_t pairs) {
    size_t i = 0;
    for (; i + LANES / 2 <= pairs; i += LANES / 2) {
        vf both = v_load(x + 2 * i);
        vf turned = v_mul(v_swap_pairs(both), v_load_twice(sine + i));
        v_store(x + 2 * i, v_fma_alternating(both, v_load_twice(cosine + i), turned));
    }
    for (; i < pairs; i++) {
        float a = x[2 * i];
        float b = x[2 * i + 1];
        x[2 * i] = fmaf(a, cosine[i], -(b * sine[i]));
        x[2 * i + 1] = fmaf(b, cosine[i], a * sine[i]);
    }
}

void WK_NAME(rotate_halves)(float *x, float *y, const float *sine, const float *cosine, size_t pairs) {
    size_t i = 0;
    for (; i + LANES <= pairs; i += LANES) {
        vf a = v_load(x + i);
        vf b = v_load(y + i);
        vf s = v_load(sine + i);
        vf c = v_load(cosine + i);
        v_store(x + i, v_fnma(b, s, v_mul(a, c)));
        v_store(y + i, v_fma(a, s, v_mul(b, c)));
    }
    for (; i < pairs; i++) {
        float a = x[i];
        float b = y[i];
        x[i] = fmaf(-b, sine[i], a * cosine[i]);
        y[i] = fmaf(a, sine[i], b * cosine[i]);
    }
}

void WK_NAME(add)(float *x, const float *y, size_t count) {
    size_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        v_store(x + i, v_add(v_load(x + i), v_load(y + i)));
    }
    for (; i < count; i++) {
        x[i] += y[i];
    }
}

static inline vf silu(vf x) {
    return v_div(x, v_add(v_all(1.0f), v_exp(v_sub(v_zero(), x))));
}

void WK_NAME(silu_multiply)(float *gate, const float *up, size_t count) {
    size_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        v_store(gate + i, v_mul(silu(v_load(gate + i)), v_load(up + i)));
    }
    if (i < count) {
        vf last = v_mul(silu(v_load_first(gate + i, count - i)), v_load_first(up + i, count - i));
        v_store_first(gate + i, last, count - i);
    }
}

static inline vf gelu(vf x) {
    vf tail = v_normal_tail(v_abs(x));
    return v_mul(x, v_if_negative(x, tail, v_sub(v_all(1.0f), tail)));
}

void WK_NAME(gelu)(float *x, size_t count) {
    size_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        v_store(x + i, gelu(v_load(x + i)));
    }
    if (i < count) {
        v_store_first(x + i, gelu(v_load_first(x + i, count - i)), count - i);
    }
}

/** The largest of the elements that are numbers, -inf if none is. */
static inline float largest_of(const float *x, size_t count) {
    const vf lowest = v_all(-INFINITY);
    vf largest[4] = {lowest, lowest, lowest, lowest};
    size_t i = 0;
    for (; i + 4 * LANES <= count; i += 4 * LANES) {
        for (size_t j = 0; j < 4; j++) {
            largest[j] = v_max(v_load(x + i + j * LANES), largest[j]);
        }
    }
    for (; i < count; i += LANES) {
        size_t left = count - i;
        vf part = left < LANES ? v_keep_first(v_load_first(x + i, left), lowest, left) : v_load(x + i);
        largest[0] = v_max(part, largest[0]);
    }
    return v_largest(v_max(v_max(largest[0], largest[1]), v_max(largest[2], largest[3])));
}

void WK_NAME(softmax)(float *x, size_t count) {
    vf largest = v_all(largest_of(x, count));
    vf sum = v_zero();
    size_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        vf e = v_exp(v_sub(v_load(x + i), largest));
        v_store(x + i, e);
        sum = v_add(sum, e);
    }
    if (i < count) {
        vf e = v_exp(v_sub(v_load_first(x + i, count - i), largest));
        v_store_first(x + i, e, count - i);
        sum = v_add(sum, v_keep_first(e, v_zero(), count - i));
    }
    float scale = 1 / v_sum(sum);
    for (i = 0; i + LANES <= count; i += LANES) {
        v_store(x + i, v_mul(v_load(x + i), v_all(scale)));
    }
    for (; i < count; i++) {
        x[i] *= scale;
    }
}

float WK_NAME(dot)(const float *x, const float *y, size_t count) {
    vf sums[4] = {v_zero(), v_zero(), v_zero(), v_zero()};
    size_t i = 0;
    for (; i + 4 * LANES <= count; i += 4 * LANES) {
        for (size_t j = 0; j < 4; j++) {
            sums[j] = v_fma(v_load(x + i + j * LANES), v_load(y + i + j * LANES), sums[j]);
        }
    }
    for (; i < count; i += LANES) {
        size_t left = count - i;
        vf a = left < LANES ? v_load_first(x + i, left) : v_load(x + i);
        vf b = left < LANES ? v_load_first(y + i, left) : v_load(y + i);
        sums[0] = v_fma(a, b, sums[0]);
    }
    return v_sum(v_add(v_add(sums[0], sums[1]), v_add(sums[2], sums[3])));
}

size_t WK_NAME(argmax)(const float *x, size_t count) {
    float largest = largest_of(x, count);
    vf all = v_all(largest);
    size_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        unsigned equal = v_equal(v_load(x + i), all);
        if (equal) {
            return i + (size_t)__builtin_ctz(equal);
        }
    }
    for (; i < count; i++) {
        if (x[i] == largest) {
            return i;
        }
    }
    return 0; /* all are NaN */
}
