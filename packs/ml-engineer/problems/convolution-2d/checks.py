"""Checks of convolution-2d."""

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NINE = np.arange(1.0, 10.0).reshape(1, 1, 3, 3)


def _plain(images, kernels, bias=None, stride=(1, 1), padding=(0, 0)):
    """Patch by patch."""
    (down, across), (n, _, _, _), (filters, _, high, wide) = padding, images.shape, kernels.shape
    padded = np.pad(images, ((0, 0), (0, 0), (down, down), (across, across)))
    rows = range(0, padded.shape[2] - high + 1, stride[0])
    columns = range(0, padded.shape[3] - wide + 1, stride[1])
    found = np.zeros((n, filters, len(rows), len(columns)))
    for y, top in enumerate(rows):
        for x, left in enumerate(columns):
            patch = padded[:, None, :, top : top + high, left : left + wide]
            found[:, :, y, x] = (patch * kernels).sum(axis=(2, 3, 4))
    return found if bias is None else found + bias[:, None, None]


def _random(shape, seed):
    return np.random.default_rng(seed).normal(size=shape)


def check_example(candidate):
    """The first result of the brief's example."""
    kernel = np.array([[[[1.0, 0.0], [0.0, -1.0]]]])

    close(candidate(NINE, kernel), [[[[-4.0, -4.0], [-4.0, -4.0]]]])


def check_example_with_stride_and_padding(candidate):
    """The other two results of the brief's example."""
    kernel = np.array([[[[1.0, 0.0], [0.0, -1.0]]]])

    close(candidate(NINE, kernel, stride=(2, 2)), [[[[-4.0]]]])
    close(candidate(NINE, kernel, None, (3, 3), (1, 1)), [[[[-1.0, 0.0], [0.0, 9.0]]]])


def check_shape(candidate):
    """The result is (n, filters, out height, out width), as float64."""
    found = candidate(_random((2, 3, 7, 9), 1), _random((5, 3, 3, 2), 2))

    assert found.shape == (2, 5, 5, 8)
    assert found.dtype == np.float64


def check_channels_are_summed(candidate):
    """Every filter adds up over the channels, each with its own weights."""
    images = np.stack([np.full((2, 2), 1.0), np.full((2, 2), 10.0)])[None]
    kernels = np.array([[[[2.0]], [[3.0]]], [[[0.0]], [[-1.0]]], [[[1.0]], [[0.0]]]])

    found = candidate(images, kernels)

    close(found[0, :, 0, 0], [32.0, -10.0, 1.0])
    close(found, found[:, :, :1, :1] * np.ones((1, 3, 2, 2)))


def check_kernel_is_not_flipped(candidate):
    """A single bright pixel leaves the kernel's mirror image behind."""
    image = np.zeros((1, 1, 5, 5))
    image[0, 0, 2, 2] = 1.0
    kernel = np.arange(9.0).reshape(1, 1, 3, 3)

    close(candidate(image, kernel), kernel[:, :, ::-1, ::-1])


def check_patch_by_patch(candidate):
    """The result is that of going patch by patch, for any sizes, strides and paddings."""
    sizes = st.tuples(*[st.integers(1, 4)] * 5)
    steps = st.tuples(*[st.integers(1, 3)] * 2)
    zeros = st.tuples(*[st.integers(0, 2)] * 2)

    @holds_for(sizes, st.tuples(*[st.integers(0, 4)] * 2), steps, zeros, st.integers(0, 9999))
    def agrees(size, more, stride, padding, seed):
        n, channels, filters, high, wide = size
        images = _random((n, channels, high + more[0], wide + more[1]), seed)
        kernels, bias = _random((filters, channels, high, wide), seed + 1), _random(filters, seed)
        close(
            candidate(images, kernels, bias, stride, padding),
            _plain(images, kernels, bias, stride, padding),
        )


def check_strides_differ(candidate):
    """The first stride goes down, the second across."""
    image = np.arange(24.0).reshape(1, 1, 4, 6)

    close(candidate(image, np.ones((1, 1, 1, 1)), stride=(3, 2))[0, 0], [[0, 2, 4], [18, 20, 22]])


def check_paddings_differ(candidate):
    """The first padding adds rows above and below, the second columns on both sides."""
    kernel = np.ones((1, 1, 1, 1))

    rows = candidate(np.ones((1, 1, 2, 2)), kernel, padding=(2, 0))
    columns = candidate(np.ones((1, 1, 2, 2)), kernel, padding=(0, 1))

    close(rows[0, 0], [[0, 0], [0, 0], [1, 1], [1, 1], [0, 0], [0, 0]])
    close(columns[0, 0], [[0, 1, 1, 0], [0, 1, 1, 0]])


def check_left_over_pixels(candidate):
    """Rows and columns in which no whole patch fits any more are not used."""
    found = candidate(np.arange(35.0).reshape(1, 1, 5, 7), np.ones((1, 1, 2, 2)), stride=(2, 3))

    close(found[0, 0], [[16.0, 28.0], [72.0, 84.0]])


def check_stride_beyond_the_kernel(candidate):
    """A stride larger than the kernel skips pixels between the patches."""
    close(candidate(NINE, np.ones((1, 1, 1, 1)), stride=(2, 2))[0, 0], [[1, 3], [7, 9]])


def check_bias(candidate):
    """Each filter adds its own bias, once; None adds nothing."""
    images, kernels = np.zeros((1, 1, 3, 3)), np.ones((3, 1, 1, 1))

    found = candidate(images, kernels, np.array([1.0, 2.0, 3.0]))

    close(found, np.array([1.0, 2.0, 3.0])[None, :, None, None] * np.ones((1, 3, 3, 3)))
    close(candidate(images, kernels), np.zeros((1, 3, 3, 3)))


def check_long_kernels(candidate):
    """Kernels need not be square."""
    flat, tall = np.array([[[[1.0, 2.0, 3.0]]]]), np.array([[[[1.0], [0.0], [-1.0]]]])

    close(candidate(NINE, flat)[0, 0], [[14.0], [32.0], [50.0]])
    close(candidate(NINE, tall)[0, 0], [[-6.0, -6.0, -6.0]])


def check_kernel_as_large_as_the_image(candidate):
    """A kernel of the padded image's size has one place."""
    close(candidate(NINE, NINE), [[[[285.0]]]])
    close(candidate(NINE, np.ones((1, 1, 5, 3)), padding=(1, 0)), [[[[45.0]]]])


def check_photos_in_bytes(candidate):
    """Photos and kernels of small integers do not overflow."""
    image, kernel = np.full((1, 1, 2, 2), 200, np.uint8), np.full((1, 1, 2, 2), 100, np.uint8)

    found = candidate(image, kernel, np.array([1]))

    assert found.dtype == np.float64
    close(found, [[[[80_001.0]]]])


def check_narrow_floats(candidate):
    """Images in half precision are computed with in float64."""
    image = np.full((1, 1, 1, 3), 0.1, np.float16)

    close(candidate(image, np.ones((1, 1, 1, 3)))[0, 0, 0], [3 * float(np.float16(0.1))])


def check_shifted_image(candidate):
    """A shifted image gives a shifted result."""
    image, kernels = _random((1, 2, 8, 8), 3), _random((3, 2, 3, 3), 4)

    found = candidate(image, kernels)

    close(candidate(image[:, :, 1:, 2:], kernels), found[:, :, 1:, 2:])
    assert np.abs(found).min() > 0


def check_images_do_not_mix(candidate):
    """Each image of a batch gets the result that it gets alone."""
    images, kernels = _random((4, 2, 5, 6), 5), _random((3, 2, 2, 3), 6)

    alone = [candidate(image[None], kernels, padding=(1, 1))[0] for image in images]

    close(candidate(images, kernels, padding=(1, 1)), np.stack(alone))


def check_no_images(candidate):
    """No images give no results, in the shape that they would have."""
    assert candidate(np.zeros((0, 2, 5, 5)), np.ones((3, 2, 3, 3))).shape == (0, 3, 3, 3)


def check_wrong_channels_are_refused(candidate):
    """Kernels for another number of channels raise ValueError, also where they would broadcast."""
    raises(ValueError, candidate, np.ones((1, 3, 4, 4)), np.ones((2, 1, 2, 2)))
    raises(ValueError, candidate, np.ones((1, 1, 4, 4)), np.ones((2, 3, 2, 2)))


def check_too_large_kernels_are_refused(candidate):
    """A kernel larger than the padded image raises ValueError."""
    for high, wide in ((4, 1), (1, 4)):
        raises(ValueError, candidate, NINE, np.ones((1, 1, high, wide)))
    raises(ValueError, candidate, NINE, np.ones((1, 1, 6, 1)), None, (1, 1), (1, 3))
    raises(ValueError, candidate, NINE, np.ones((1, 1, 4, 4)), None, (5, 5))


def check_impossible_strides_and_paddings_are_refused(candidate):
    """A stride below 1 or a padding below 0 raises ValueError."""
    kernel = np.ones((1, 1, 1, 1))

    for stride in ((0, 1), (1, 0), (-1, 1)):
        raises(ValueError, candidate, NINE, kernel, None, stride)
    for padding in ((-1, 0), (0, -1)):
        raises(ValueError, candidate, NINE, kernel, None, (1, 1), padding)


def check_input_is_left_alone(candidate):
    """Images, kernels and bias are not changed."""
    images, kernels = _random((2, 2, 4, 4), 7), _random((3, 2, 2, 2), 8)

    found = unchanged(candidate, images, kernels, np.ones(3), (1, 1), (1, 1))

    close(found, _plain(images, kernels, np.ones(3), (1, 1), (1, 1)))


def check_many_pixels_in_time(candidate):
    """A photo of a million pixels is not looped over patch by patch."""
    photo = np.random.default_rng(9).integers(0, 256, (1, 1, 1000, 1000), dtype=np.uint8)
    kernels = _random((2, 1, 2, 2), 10)

    found = candidate(photo, kernels)

    close(found[0, :, 100:110, 200:210], _plain(photo[:, :, 100:111, 200:211], kernels)[0])


def check_large_kernel_in_memory(candidate):
    """A kernel of 11 by 11 works without 121 copies of the photos."""
    images, kernels = _random((2, 4, 170, 170), 11), _random((3, 4, 11, 11), 12)

    found = candidate(images, kernels)

    assert found.shape == (2, 3, 160, 160)
    close(found[:, :, :5, :5], _plain(images[:, :, :15, :15], kernels))
