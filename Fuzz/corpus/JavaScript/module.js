x = function () {} / 1
