/* rounding.h - how inputs become 8-bit codes; the same in every instruction set, so that the codes are the same. */
#ifndef WK_ROUNDING_H
#define WK_ROUNDING_H

#include "../blocks.h"

typedef struct wk_rounding {
    float scale;   /* value = code * scale */
    float inverse; /* code = nearest(value * inverse); 0: all codes are 0 */
} wk_rounding;

/** For a block whose largest magnitude has these bits. A block with an infinity or a NaN gets the scale NaN, which
 *  carries on to the output; one below 2^-120, whose inverse would overflow, becomes zero. */
static inline wk_rounding wk_rounding_for(uint32_t largest_bits) {
    if (largest_bits >= 0x7f800000u) {
        return (wk_rounding){wk_float_of_bits(0x7fc00000u), 0};
    }
    if (largest_bits < 0x03800000u) {
        return (wk_rounding){0, 0};
    }
    float largest = wk_float_of_bits(largest_bits);
    return (wk_rounding){largest / 127.0f, 127.0f / largest};
}

/** The same for a block of 32, whose scale is a half float where that is a normal one: llama.cpp keeps the inputs of
 * Q4_0 and Q8_0 so, and results are compared with its. Rounded scales bring logits a third closer. */
static inline wk_rounding wk_rounding_for_32(uint32_t largest_bits) {
    wk_rounding rounding = wk_rounding_for(largest_bits);
    if (rounding.scale >= 0x1p-14f && rounding.scale <= 65504.0f) {
        rounding.scale = wk_half_to_float(wk_float_to_half(rounding.scale));
    }
    return rounding;
}

#endif
