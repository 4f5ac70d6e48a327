/// The tables and rules of the analysis, as they lie in this folder, embedded when the library is built.
#ifndef ANALYSIS_DATA_H
#define ANALYSIS_DATA_H

#include <stddef.h>

/// One embedded file. `name` is its path in this folder; `bytes` is not terminated.
struct analysis_data_file {
    const char *_Nonnull name;
    const unsigned char *_Nonnull bytes;
    size_t length;
};

/// The embedded file with that number, or one with an empty name past the last.
struct analysis_data_file analysis_data_at(size_t index);

#endif
