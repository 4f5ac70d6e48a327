import Testing

/// All tests of the kernels, one after the other: the checks of the pool want the pool for themselves.
@Suite(.serialized) enum KernelsTests {}
