/* Checks for the C test programs: count what fails, go on, and end with check_done(). */
#ifndef CHECK_H
#define CHECK_H

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wpllm.h>

static atomic_int check_failures;
static atomic_int check_count;

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        check_count++;                                                                                                 \
        if (!(condition)) {                                                                                            \
            check_failures++;                                                                                          \
            fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition);                                    \
        }                                                                                                              \
    } while (0)

/* Checks a status and says what came instead. */
#define CHECK_STATUS(wanted, call)                                                                                     \
    do {                                                                                                               \
        int32_t check_got = (call);                                                                                    \
        check_count++;                                                                                                 \
        if (check_got != (wanted)) {                                                                                   \
            check_failures++;                                                                                          \
            fprintf(stderr, "%s:%d: %s gave %s, not %s\n", __FILE__, __LINE__, #call, wpllm_status_name(check_got),    \
                    wpllm_status_name(wanted));                                                                        \
        }                                                                                                              \
    } while (0)

/* Checks that a call fails with a status, with an error whose JSON has `"path":"PATH"` (or `"path":null`). */
#define CHECK_ERROR(wanted, wanted_path, call_with_err)                                                                \
    do {                                                                                                               \
        wpllm_error *err = NULL;                                                                                       \
        CHECK_STATUS(wanted, call_with_err);                                                                           \
        check_error(__LINE__, err, wanted, wanted_path);                                                               \
    } while (0)

/* A path that may be anything. */
#define ANY_PATH ((const char *)-1)

static inline void check_error(int line, wpllm_error *error, int32_t wanted, const char *path) {
    size_t json_length = 0, message_length = 0;
    const char *json = wpllm_error_json(error, &json_length);
    const char *message = wpllm_error_message(error, &message_length);
    char expected[256];
    check_count++;
    if (error == NULL || json == NULL || message == NULL || wpllm_error_code(error) != wanted ||
        strlen(json) != json_length || strlen(message) != message_length || message_length < 8 ||
        strstr(json, wpllm_status_name(wanted)) == NULL) {
        check_failures++;
        fprintf(stderr, "line %d: no sound error: %s\n", line, json ? json : "NULL");
    } else if (path != ANY_PATH) {
        snprintf(expected, sizeof expected, path ? "\"path\":\"%s\"" : "\"path\":null", path);
        if (strstr(json, expected) == NULL) {
            check_failures++;
            fprintf(stderr, "line %d: expected %s in %s\n", line, expected, json);
        }
    }
    wpllm_error_free(error);
}

static inline int check_done(void) {
    fprintf(stderr, "%d checks, %d failed\n", check_count, check_failures);
    return check_failures != 0;
}

static inline double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static inline void sleep_ms(long milliseconds) {
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&time, NULL);
}

/* Private memory of this process in KiB: mapped files do not count. */
static inline long private_kib(void) {
    FILE *file = fopen("/proc/self/status", "r");
    char line[256];
    long kib = -1;
    while (file && fgets(line, sizeof line, file)) {
        if (sscanf(line, "RssAnon: %ld", &kib) == 1) {
            break;
        }
    }
    if (file) {
        fclose(file);
    }
    return kib;
}

static const char *model_dir;

static inline wpllm_context *open_context(void) {
    char options[4096];
    wpllm_context *context = NULL;
    int length = snprintf(options, sizeof options, "{\"model_dirs\": [\"%s\"], \"log_level\": \"info\"}", model_dir);
    CHECK_STATUS(WPLLM_OK, wpllm_context_open(options, (size_t)length, &context, NULL));
    return context;
}

static inline wpllm_model *open_model(wpllm_context *context, const char *name) {
    wpllm_model *model = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_model_open(context, name, strlen(name), &model, NULL));
    return model;
}

static inline wpllm_stream *open_stream(wpllm_context *context, const char *request) {
    wpllm_stream *stream = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_generate_stream(context, request, strlen(request), &stream, NULL));
    return stream;
}

/* Text that grows. */
typedef struct {
    char bytes[65536];
    size_t length;
} text_buffer;

static inline void append(text_buffer *buffer, const char *bytes, size_t length) {
    if (buffer->length + length < sizeof buffer->bytes) {
        memcpy(buffer->bytes + buffer->length, bytes, length);
        buffer->length += length;
        buffer->bytes[buffer->length] = 0;
    }
}

/* Reads a stream to its end; returns the finish reason, or the status of an error. */
static inline int32_t read_stream(wpllm_stream *stream, int32_t timeout_ms, text_buffer *text) {
    wpllm_event event = {.struct_size = sizeof event};
    int32_t reason = WPLLM_FINISH_NONE, status;
    while ((status = wpllm_stream_next(stream, timeout_ms, &event, NULL)) >= 0 && status != WPLLM_END) {
        if (status == WPLLM_OK) {
            if (text) {
                append(text, event.text, event.text_length);
            }
            reason = event.finish_reason;
        }
    }
    return status < 0 ? status : reason;
}

#define REQUEST                                                                                                        \
    "{\"model\": \"wp-llm-nano\", \"prompt\": \"Create a custom post type for recipes\", \"temperature\": 0, "         \
    "\"max_tokens\": 120}"

/* Text that goes on until something ends it: a repeat_penalty far below 1 makes the model say the same for ever. */
#define LONG_FIELDS                                                                                                    \
    "\"model\": \"wp-llm-nano\", \"prompt\": \"<?php\", \"raw\": true, \"temperature\": 0, "                           \
    "\"repeat_penalty\": 0.05, \"max_tokens\": 1000"
#define LONG_REQUEST "{" LONG_FIELDS "}"

#endif
