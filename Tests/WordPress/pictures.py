"""Pictures for posts: landscapes that a browser draws, so that none has to be kept or fetched."""

from pathlib import Path

from playwright.sync_api import Browser

# Sky from top to bottom, sun, and the ridges from the farthest to the nearest.
_SCENES = (
    ("#8fb8de", "#fbe8d0", "#fff4d6", ("#b7c4d3", "#8fa5b8", "#5f7f8f", "#335c5a", "#1d3b36")),
    ("#4f9fd0", "#d9f0f7", "#ffffff", ("#a9cfd8", "#7cb3bd", "#3f8790", "#2b6570", "#184450")),
    ("#f4a261", "#fde2c0", "#fff1c9", ("#e9a178", "#d27b56", "#b3543a", "#833527", "#4e1f1b")),
    ("#352f5b", "#e58a8a", "#ffd9a0", ("#8f6a93", "#6b4f80", "#4b3a69", "#332a52", "#1e1a38")),
    ("#9fb7c9", "#eef4f8", "#ffffff", ("#dfe8ee", "#c3d2dc", "#9fb4c3", "#6f8a9d", "#3e5669")),
    ("#2a7f9e", "#f7e3b5", "#fff7dd", ("#7fc0bf", "#4fa3a5", "#d9b779", "#b98f52", "#76572f")),
)


def _ridge(seed: int, height: int, colour: str) -> str:
    """A chain of hills across the picture, `height` from its bottom."""
    points = []
    state = seed * 7919 + 17
    for step in range(9):
        state = (state * 1103515245 + 12345) % 2**31
        points.append((step * 150, 800 - height + state % 120 - 60))
    path = f"M0,800 L0,{points[0][1]}"
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        middle = (x0 + x1) / 2
        path += f" C{middle},{y0} {middle},{y1} {x1},{y1}"
    return f'<path d="{path} L1200,800 Z" fill="{colour}"/>'


def _scene(index: int) -> str:
    top, bottom, sun, ridges = _SCENES[index]
    hills = "".join(_ridge(index * 10 + depth, 480 - depth * 95, colour) for depth, colour in enumerate(ridges))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800" style="display:block">'
        f'<linearGradient id="sky" x2="0" y2="1"><stop stop-color="{top}"/><stop offset=".7" stop-color="{bottom}"/>'
        '</linearGradient><rect width="1200" height="800" fill="url(#sky)"/>'
        f'<circle cx="{220 + index * 150}" cy="{210 - index % 3 * 40}" r="64" fill="{sun}" opacity=".9"/>{hills}</svg>'
    )


def draw(browser: Browser, folder: Path) -> None:
    """Writes the pictures into the folder, as JPEG."""
    folder.mkdir(parents=True, exist_ok=True)
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    for index in range(len(_SCENES)):
        page.set_content(f'<body style="margin:0">{_scene(index)}')
        page.screenshot(path=folder / f"picture-{index}.jpg", type="jpeg", quality=82)
    page.close()
