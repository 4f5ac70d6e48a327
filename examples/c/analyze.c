/*
 * Analyses files of a plugin or theme together and prints a report.
 *
 *     cc -o analyze analyze.c $(pkg-config --cflags --libs wpllm)
 *     cd my-plugin && ./analyze my-plugin.php includes/form.php
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wpllm.h>

/* Text that grows. */
typedef struct {
    char *bytes;
    size_t length, capacity;
} text;

static void append(text *to, const char *bytes, size_t length) {
    if (to->length + length > to->capacity) {
        to->capacity = 2 * (to->length + length);
        to->bytes = realloc(to->bytes, to->capacity);
        if (to->bytes == NULL) {
            abort();
        }
    }
    memcpy(to->bytes + to->length, bytes, length);
    to->length += length;
}

/* Appends a JSON string. The bytes are to be UTF-8. */
static void append_json(text *to, const char *bytes, size_t length) {
    append(to, "\"", 1);
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte == '"' || byte == '\\' || byte < 0x20) {
            char escape[8];
            append(to, escape, (size_t)snprintf(escape, sizeof escape, "\\u%04x", byte));
        } else {
            append(to, bytes + i, 1);
        }
    }
    append(to, "\"", 1);
}

/* Appends {"name": …, "content": …}; returns 0 if the file cannot be read. */
static int append_file(text *to, const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        return 0;
    }
    text content = {0};
    char buffer[65536];
    for (size_t count; (count = fread(buffer, 1, sizeof buffer, file)) > 0;) {
        append(&content, buffer, count);
    }
    fclose(file);
    append(to, "{\"name\": ", 9);
    append_json(to, path, strlen(path));
    append(to, ", \"content\": ", 13);
    append_json(to, content.bytes, content.length);
    append(to, "}", 1);
    free(content.bytes);
    return 1;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: analyze FILE...\n");
        return 2;
    }
    text request = {0};
    static const char head[] = "{\"analysis_type\": \"security\", \"format\": \"text\", \"files\": [";
    append(&request, head, sizeof head - 1);
    for (int i = 1; i < argc; i++) {
        append(&request, ", ", i > 1 ? 2 : 0);
        if (!append_file(&request, argv[i])) {
            free(request.bytes);
            return 2;
        }
    }
    append(&request, "]}", 2);

    wpllm_error *error = NULL;
    wpllm_context *context = NULL;
    wpllm_result *report = NULL;
    int exit_status = 0;
    if (wpllm_context_open(NULL, 0, &context, &error) < 0 ||
        wpllm_analyze(context, request.bytes, request.length, &report, &error) < 0) {
        fprintf(stderr, "analyze: %s\n", wpllm_error_message(error, NULL));
        wpllm_error_free(error);
        exit_status = 2;
    } else {
        size_t length;
        const char *bytes = wpllm_result_bytes(report, &length);
        fwrite(bytes, 1, length, stdout);
    }
    wpllm_result_free(report);
    wpllm_context_free(context);
    free(request.bytes);
    return exit_status;
}
