/*
 * attention.c - splits attention into units and hands them out to the threads.
 *
 * A query's result is made of partial results over chunks of WK_ATTENTION_CHUNK positions, joined in order. So it does
 * not matter whether one thread walks all chunks of a query (many queries: prompts) or several threads take chunks of
 * the same queries (one query, long context), nor how many queries share a unit.
 */
#include "../kernels_internal.h"

#include <math.h>
#include <stdatomic.h>

enum {
    UNIT_ROWS = 32,          /* queries that share a pass over the keys, at least one token's group */
    UNITS_PER_THREAD = 4,    /* units wanted for each thread before chunks are split */
    SPLIT_TOKENS = 8,        /* chunks are split for at most so many tokens: bounds the scratch */
    PARALLEL_SCORES = 16384, /* multiplications of a call below which a thread would be no help */
    ALIGNMENT = 64
};

typedef struct plan {
    size_t block_tokens; /* tokens of a unit */
    size_t rows;         /* rows of a unit: block_tokens * group */
    size_t blocks;       /* units along the tokens */
    size_t chunks;       /* of the positions */
    int split;           /* 1: a unit has one chunk, 0: it has all */
    size_t partials;     /* partial results of `rows` rows kept in scratch */
    int32_t threads;
} plan;

static size_t aligned(size_t bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static plan plan_for(int32_t threads, const wk_attention_args *args) {
    size_t group = args->heads / args->kv_heads;
    plan p = {.threads = threads < 1 ? 1 : threads};
    if (args->tokens * args->heads * args->positions * args->head_size < PARALLEL_SCORES) {
        p.threads = 1;
    }
    p.block_tokens = group < UNIT_ROWS ? UNIT_ROWS / group : 1;
    p.block_tokens = p.block_tokens < args->tokens ? p.block_tokens : args->tokens;
    p.rows = p.block_tokens * group;
    p.blocks = (args->tokens + p.block_tokens - 1) / p.block_tokens;
    p.chunks = (args->positions + WK_ATTENTION_CHUNK - 1) / WK_ATTENTION_CHUNK;
    size_t units = args->kv_heads * p.blocks;
    p.split =
        p.threads > 1 && p.chunks > 1 && args->tokens <= SPLIT_TOKENS && units < (size_t)p.threads * UNITS_PER_THREAD;
    p.partials = p.split ? units * p.chunks : (size_t)p.threads * 2;
    return p;
}

static size_t partial_bytes(const plan *p, const wk_attention_args *args) {
    return 2 * aligned(p->rows * sizeof(float)) + aligned(p->rows * args->value_size * sizeof(float));
}

static size_t workspace_bytes(const plan *p, const wk_attention_args *args) {
    return aligned(args->head_size * WK_ATTENTION_TILE * sizeof(float)) +
           aligned(p->rows * WK_ATTENTION_CHUNK * sizeof(float));
}

size_t wk_attention_scratch(int32_t threads, const wk_attention_args *args) {
    if (args->tokens == 0 || args->heads == 0) {
        return 0;
    }
    plan p = plan_for(threads, args);
    size_t counters = aligned(args->kv_heads * p.blocks * sizeof(atomic_size_t));
    return ALIGNMENT + (size_t)p.threads * workspace_bytes(&p, args) + p.partials * partial_bytes(&p, args) + counters;
}

typedef struct attention {
    const wk_kernels *kernels;
    const wk_attention_args *args;
    plan p;
    char *workspaces;
    char *partials;
    atomic_size_t *done; /* of each unit that is split: chunks finished */
    atomic_size_t next;
} attention;

static wk_partial partial_at(const attention *job, size_t index) {
    char *at = job->partials + index * partial_bytes(&job->p, job->args);
    size_t row_bytes = aligned(job->p.rows * sizeof(float));
    return (wk_partial){(float *)at, (float *)(at + row_bytes), (float *)(at + 2 * row_bytes)};
}

/** Divides by the sum of the weights and stores. */
static void finish(const wk_attention_unit *unit, const wk_partial *result) {
    const wk_attention_args *args = unit->args;
    size_t group = args->heads / args->kv_heads;
    for (size_t row = 0; row < unit->rows; row++) {
        size_t token = unit->first_token + row / group;
        size_t head = unit->kv_head * group + row % group;
        float *output = args->output + token * args->output_stride + head * args->value_size;
        const float *values = result->values + row * args->value_size;
        float scale = 1 / result->sum[row];
        for (size_t e = 0; e < args->value_size; e++) {
            output[e] = values[e] * scale;
        }
    }
}

/** The chunks that some query of the unit sees. */
static size_t chunks_of(const wk_attention_unit *unit) {
    const wk_attention_args *args = unit->args;
    size_t group = args->heads / args->kv_heads;
    size_t last_token = unit->first_token + unit->rows / group - 1;
    return (wk_visible(args, last_token) + WK_ATTENTION_CHUNK - 1) / WK_ATTENTION_CHUNK;
}

static void attend_all_chunks(const attention *job, wk_attention_unit *unit, size_t part) {
    wk_partial result = partial_at(job, 2 * part);
    wk_partial chunk = partial_at(job, 2 * part + 1);
    unit->first_position = 0;
    job->kernels->attend(unit, &result);
    size_t chunks = chunks_of(unit);
    for (size_t c = 1; c < chunks; c++) {
        unit->first_position = c * WK_ATTENTION_CHUNK;
        job->kernels->attend(unit, &chunk);
        job->kernels->join(&result, &chunk, unit->rows, job->args->value_size);
    }
    finish(unit, &result);
}

/** One chunk; whoever finishes a unit's last chunk joins them all. */
static void attend_one_chunk(const attention *job, wk_attention_unit *unit, size_t index, size_t c) {
    wk_partial chunk = partial_at(job, index * job->p.chunks + c);
    unit->first_position = c * WK_ATTENTION_CHUNK;
    job->kernels->attend(unit, &chunk);
    if (atomic_fetch_add_explicit(&job->done[index], 1, memory_order_acq_rel) + 1 < job->p.chunks) {
        return;
    }
    wk_partial result = partial_at(job, index * job->p.chunks);
    size_t chunks = chunks_of(unit);
    for (size_t other = 1; other < chunks; other++) {
        chunk = partial_at(job, index * job->p.chunks + other);
        job->kernels->join(&result, &chunk, unit->rows, job->args->value_size);
    }
    finish(unit, &result);
}

static void attend_units(void *argument, int32_t part, int32_t parts) {
    (void)parts;
    attention *job = argument;
    const wk_attention_args *args = job->args;
    const plan *p = &job->p;
    size_t group = args->heads / args->kv_heads;
    size_t units = args->kv_heads * p->blocks;
    size_t pieces = p->split ? units * p->chunks : units;
    char *workspace = job->workspaces + (size_t)part * workspace_bytes(p, args);
    wk_attention_unit unit = {.args = args, .keys = (float *)workspace};
    unit.scores = (float *)(workspace + aligned(args->head_size * WK_ATTENTION_TILE * sizeof(float)));
    for (;;) {
        size_t piece = atomic_fetch_add_explicit(&job->next, 1, memory_order_relaxed);
        if (piece >= pieces) {
            return;
        }
        size_t index = p->split ? piece / p->chunks : piece;
        size_t block = p->blocks - 1 - index / args->kv_heads; /* the longest first */
        unit.kv_head = index % args->kv_heads;
        unit.first_token = block * p->block_tokens;
        size_t tokens = args->tokens - unit.first_token;
        unit.rows = (tokens < p->block_tokens ? tokens : p->block_tokens) * group;
        if (p->split) {
            attend_one_chunk(job, &unit, index, piece % p->chunks);
        } else {
            attend_all_chunks(job, &unit, (size_t)part);
        }
    }
}

void wk_attention(int32_t threads, const wk_attention_args *args, void *scratch) {
    if (args->tokens == 0 || args->heads == 0) {
        return;
    }
    attention job = {.kernels = wk_table(), .args = args, .p = plan_for(threads, args)};
    const plan *p = &job.p;
    job.workspaces = (char *)aligned((uintptr_t)scratch);
    job.partials = job.workspaces + (size_t)p->threads * workspace_bytes(p, args);
    job.done = (atomic_size_t *)(job.partials + p->partials * partial_bytes(p, args));
    for (size_t i = 0; p->split && i < args->kv_heads * p->blocks; i++) {
        atomic_init(&job.done[i], 0);
    }
    wk_parallel(p->threads, attend_units, &job);
}
