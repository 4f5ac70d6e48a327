/// The schemas of specifications, as they lie in this folder, embedded when the library is built.
#ifndef SCAFFOLD_DATA_H
#define SCAFFOLD_DATA_H

#include <stddef.h>

/// One embedded file. `name` is its path in this folder; `bytes` is not terminated.
struct scaffold_data_file {
    const char *_Nonnull name;
    const unsigned char *_Nonnull bytes;
    size_t length;
};

/// The embedded file with that number, or one with an empty name past the last.
struct scaffold_data_file scaffold_data_at(size_t index);

#endif
