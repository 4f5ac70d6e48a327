/* cores.c - how many cores this process may use: affinity mask and cgroup quota (version 2 and 1). */
#define _GNU_SOURCE

#include "kernels.h"

#include <fcntl.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_BYTES = 1024, FILE_BYTES = 8192 };

/** Reads the beginning of a file as a string; 0 on failure. */
static int read_text(const char *path, char text[FILE_BYTES]) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return 0;
    }
    ssize_t length = read(file, text, FILE_BYTES - 1);
    close(file);
    if (length <= 0) {
        return 0;
    }
    text[length] = 0;
    return 1;
}

static int32_t cores_by_affinity(void) {
    for (size_t possible = CPU_SETSIZE; possible <= 1u << 18; possible *= 4) {
        cpu_set_t *set = CPU_ALLOC(possible);
        if (!set) {
            break;
        }
        size_t bytes = CPU_ALLOC_SIZE(possible);
        int count = sched_getaffinity(0, bytes, set) == 0 ? CPU_COUNT_S(bytes, set) : 0;
        CPU_FREE(set);
        if (count > 0) {
            return count;
        }
    }
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 && online < INT32_MAX ? (int32_t)online : 1;
}

/** Cores for a quota of `quota` microseconds in each `period`, rounded up; INT32_MAX for no quota. */
static int32_t cores_of(long long quota, long long period) {
    if (quota <= 0 || period <= 0 || quota / period >= INT32_MAX) {
        return INT32_MAX;
    }
    return (int32_t)(quota / period + (quota % period != 0));
}

/** The quota of one group: "max 100000" or "150000 100000" in cpu.max, or the two files of version 1. */
static int32_t quota_of_group(const char *group, int version) {
    char path[PATH_BYTES + 32];
    char text[FILE_BYTES];
    long long quota = 0;
    long long period = 0;
    if (version == 2) {
        snprintf(path, sizeof path, "%s/cpu.max", group);
        if (!read_text(path, text) || sscanf(text, "%lld %lld", &quota, &period) != 2) {
            return INT32_MAX;
        }
        return cores_of(quota, period);
    }
    snprintf(path, sizeof path, "%s/cpu.cfs_quota_us", group);
    if (!read_text(path, text)) {
        return INT32_MAX;
    }
    quota = strtoll(text, NULL, 10);
    snprintf(path, sizeof path, "%s/cpu.cfs_period_us", group);
    if (!read_text(path, text)) {
        return INT32_MAX;
    }
    period = strtoll(text, NULL, 10);
    return cores_of(quota, period);
}

/** The tightest quota from the group `path` below `mount` up to the mount itself. */
static int32_t quota_along(const char *mount, const char *path, int version) {
    char group[PATH_BYTES];
    int length = snprintf(group, sizeof group, "%s%s", mount, path);
    if (length < 0 || (size_t)length >= sizeof group) {
        return INT32_MAX;
    }
    int32_t tightest = INT32_MAX;
    size_t root = strlen(mount);
    for (;;) {
        int32_t cores = quota_of_group(group, version);
        tightest = cores < tightest ? cores : tightest;
        char *slash = strrchr(group, '/');
        if (strlen(group) <= root || !slash) {
            return tightest;
        }
        *(slash < group + root ? group + root : slash) = 0;
    }
}

/** True when `name` is one of the names in the comma-separated `list` of `length` bytes. */
static int has_controller(const char *list, size_t length, const char *name) {
    size_t name_length = strlen(name);
    for (size_t at = 0; at + name_length <= length; at++) {
        int starts = at == 0 || list[at - 1] == ',';
        int ends = at + name_length == length || list[at + name_length] == ',';
        if (starts && ends && memcmp(list + at, name, name_length) == 0) {
            return 1;
        }
    }
    return 0;
}

/** /proc/self/cgroup has a line "hierarchy:controllers:path" for each hierarchy; version 2 is "0::path". */
static int32_t cores_by_quota(void) {
    char text[FILE_BYTES];
    if (!read_text("/proc/self/cgroup", text)) {
        return INT32_MAX;
    }
    int32_t tightest = INT32_MAX;
    char *rest = NULL;
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        char *controllers = strchr(line, ':');
        char *path = controllers ? strchr(controllers + 1, ':') : NULL;
        if (!path) {
            continue;
        }
        controllers++;
        size_t length = (size_t)(path - controllers);
        path++;
        int32_t cores = INT32_MAX;
        if (length == 0) {
            cores = quota_along("/sys/fs/cgroup", path, 2);
            int32_t hybrid = quota_along("/sys/fs/cgroup/unified", path, 2);
            cores = hybrid < cores ? hybrid : cores;
        } else if (has_controller(controllers, length, "cpu")) {
            cores = quota_along("/sys/fs/cgroup/cpu", path, 1);
            int32_t joint = quota_along("/sys/fs/cgroup/cpu,cpuacct", path, 1);
            cores = joint < cores ? joint : cores;
        }
        tightest = cores < tightest ? cores : tightest;
    }
    return tightest;
}

int32_t wk_default_threads(void) {
    static atomic_int cached; /* 0: not yet looked up; a race finds the same */
    int32_t cores = atomic_load_explicit(&cached, memory_order_relaxed);
    if (cores == 0) {
        int32_t affinity = cores_by_affinity();
        int32_t quota = cores_by_quota();
        cores = affinity < quota ? affinity : quota;
        cores = cores < 1 ? 1 : cores;
        atomic_store_explicit(&cached, cores, memory_order_relaxed);
    }
    return cores;
}
