/*
 * kernels.h - the numeric floor of local inference: thread pool, matrix products on quantised weights, attention and
 * the small operations between them. Each kernel has a scalar reference and is dispatched at run time.
 *
 * Arrays are row-major; strides count elements. Pointers to weights need no alignment (they lie in a mapped file);
 * scratch and activations are float arrays of the caller. Nothing here allocates, except the pool's threads, and
 * nothing fails: callers check shapes and types first (wk_type_block_elements, wk_isa).
 * A result never depends on the number of threads. Nor does an output of a product or of attention depend on how many
 * tokens share the call: one at a time or all at once, the sums are made in the same order. Instruction sets differ in
 * the last places.
 */
#ifndef WPLLM_KERNELS_H
#define WPLLM_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/* ------------------------------------------------------------------ types -------------------------------------- */

/** Tensor types, numbered as in GGUF files (ggml's numbers). */
enum { WK_F32 = 0, WK_F16 = 1, WK_Q4_0 = 2, WK_Q8_0 = 8, WK_Q4_K = 12, WK_Q5_K = 13, WK_Q6_K = 14, WK_BF16 = 30 };

/** Elements in a block of the type (1, 32 or 256); 0 for a type that has no kernels. */
int32_t wk_type_block_elements(int32_t type);
/** Bytes of a block of the type; 0 for a type that has no kernels. */
int32_t wk_type_block_bytes(int32_t type);
/** The type's name in the field ("Q4_K"); "?" for a type that has no kernels. */
const char *wk_type_name(int32_t type);

/* ------------------------------------------------------------------ dispatch ----------------------------------- */

enum { WK_ISA_SCALAR = 0, WK_ISA_AVX2 = 1, WK_ISA_AVX512_VNNI = 2 };

/** The instruction set in use: the best that the processor and its operating system offer, unless limited. AVX2 stands
 *  for AVX2 + FMA + F16C, AVX512_VNNI for those and AVX-512 F, BW, DQ, VL, VNNI. */
int32_t wk_isa(void);
/** Limits the instruction set for what this thread calls, for tests and comparisons; returns what is in use then. */
int32_t wk_limit_isa(int32_t isa);
/** "scalar", "avx2", "avx512-vnni". */
const char *wk_isa_name(int32_t isa);

/* ------------------------------------------------------------------ threads ------------------------------------ */

/** One part of a parallel computation: `part` of `parts`, 0 <= part < parts. */
typedef void (*wk_task)(void *argument, int32_t part, int32_t parts);

/** Runs `task` once for each of at most `threads` parts and returns when all are done; the caller's thread does part 0.
 *  Where the pool is busy with another caller, or its threads cannot be had, it calls task(argument, 0, 1) on the
 *  caller's thread alone. Threads start at the first call that wants them and sleep when there is nothing to do. In a
 *  child of fork() the pool begins anew. */
void wk_parallel(int32_t threads, wk_task task, void *argument);

/** The cores this process may use: online, by affinity and by cgroup quota; at least 1. */
int32_t wk_default_threads(void);

/** 0 in the process that called it first, one more in each child of a fork since. Cheap. */
uint64_t wk_fork_generation(void);

/* ------------------------------------------------------------------ rows --------------------------------------- */

/** Turns `count` elements (a multiple of the type's block) into floats. */
void wk_dequantize_row(int32_t type, const void *source, float *destination, size_t count);
void wk_f32_to_f16(const float *source, uint16_t *destination, size_t count);
void wk_f16_to_f32(const uint16_t *source, float *destination, size_t count);

/* ------------------------------------------------------------------ products ----------------------------------- */

/** One weight matrix, `rows` rows of the product's `columns`, and where its outputs go:
 *  output[t * output_stride + r] = bias[r] + dot(weights[r], input[t]). */
typedef struct wk_matrix {
    int32_t type;
    const void *weights;
    size_t rows;
    const float *bias; /* may be NULL */
    float *output;
    size_t output_stride;
} wk_matrix;

/** Bytes of scratch that wk_matmul wants for `tokens` inputs of `columns` elements, for any types. */
size_t wk_matmul_scratch(size_t columns, size_t tokens);

/** Multiplies `tokens` inputs with each of `count` matrices that share them (Q, K and V; gate and up), in one parallel
 *  region. Inputs of quantised matrices are rounded to 8 bits a block of 32 (of 256 for K-quants), F16, BF16 and F32
 *  ones are multiplied in float. `columns` is a multiple of every type's block. */
void wk_matmul(int32_t threads, const wk_matrix *matrices, size_t count, size_t columns, const float *input,
               size_t tokens, size_t input_stride, void *scratch);

/* ------------------------------------------------------------------ attention ---------------------------------- */

/** Attention of `tokens` queries over keys and values, with grouped heads: query head h reads head h / (heads /
 *  kv_heads) of the keys. K and V element e of head g at position p lie at p * position_stride + g * head_stride + e.
 */
typedef struct wk_attention_args {
    size_t tokens;
    size_t heads;
    size_t kv_heads;
    size_t head_size;    /* of queries and keys */
    size_t value_size;   /* of values and outputs */
    const float *query;  /* [tokens][heads * head_size] */
    size_t query_stride; /* between tokens */
    int32_t kv_type;     /* WK_F16 or WK_F32 */
    const void *key;
    size_t key_position_stride;
    size_t key_head_stride;
    const void *value;
    size_t value_position_stride;
    size_t value_head_stride;
    size_t positions; /* keys in all, those of these tokens included */
    int32_t causal;   /* 1: query t sees positions 0 .. positions - tokens + t; 0: it sees all */
    float scale;      /* of the scores, before the softmax */
    float *output;    /* [tokens][heads * value_size] */
    size_t output_stride;
} wk_attention_args;

/** Bytes of scratch that wk_attention wants. */
size_t wk_attention_scratch(int32_t threads, const wk_attention_args *args);
void wk_attention(int32_t threads, const wk_attention_args *args, void *scratch);

/* ------------------------------------------------------------------ small operations --------------------------- */

/** y = x / sqrt(mean(x^2) + epsilon) * weight, for each of `tokens` rows of `count`. x and y may be the same. */
void wk_rms_norm(const float *x, const float *weight, float epsilon, float *y, size_t count, size_t tokens,
                 size_t stride);
/** y = (x - mean(x)) / sqrt(variance(x) + epsilon) * weight + bias, for each row. x and y may be the same. */
void wk_layer_norm(const float *x, const float *weight, const float *bias, float epsilon, float *y, size_t count,
                   size_t tokens, size_t stride);

enum {
    WK_ROPE_ADJACENT = 0, /* rotates the pairs (0,1), (2,3), …: ggml's "norm", for llama */
    WK_ROPE_HALVES = 2    /* rotates the pairs (0,n/2), (1,n/2+1), …: "neox", for qwen */
};

/** Rotates the first `rotated` elements of every head: pair i of token t by the angle positions[t] * frequencies[i],
 *  and multiplies them by `magnitude`. x is [tokens][heads][head_size] with `stride` between tokens. */
void wk_rope(float *x, size_t tokens, size_t stride, size_t heads, size_t head_size, size_t rotated, int32_t pairs,
             const int32_t *positions, const float *frequencies, float magnitude);

/** x += y. */
void wk_add(float *x, const float *y, size_t count);
/** gate = gate / (1 + exp(-gate)) * up (SwiGLU). */
void wk_silu_multiply(float *gate, const float *up, size_t count);
/** x = x * Phi(x), with the error function. */
void wk_gelu(float *x, size_t count);
/** In place: exp(x - max(x)) / sum. */
void wk_softmax(float *x, size_t count);
/** Divides by the Euclidean length; leaves a zero vector as it is. */
void wk_normalize(float *x, size_t count);
float wk_dot(const float *x, const float *y, size_t count);
/** The index of the largest element, the first of equals; 0 for count 0. NaN is never the largest. */
size_t wk_argmax(const float *x, size_t count);

#endif
