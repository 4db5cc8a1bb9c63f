"""The drawn illustrations: repeatable, varied, light to load, and in the portal's own hues."""

import io
from itertools import product
from random import Random

import pytest
from PIL import Image, ImageChops, ImageStat

from portal.demo.drawing.geometry import box, curve, leaf, stadium
from portal.demo.drawing.palette import (
    COOL,
    GREEN,
    INKS,
    OCHRE,
    PAPER,
    PLUM,
    WARM,
    inks_led_by,
    tinted,
)
from portal.demo.drawing.press import Sheet
from portal.demo.images import MOTIFS, OWN_INK, draw

CARD = (400, 225)
GRAIN_TOLERANCE = 12


def difference(one, other):
    """Return the mean difference between two drawings, 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def apart(colour, other):
    return max(abs(a - b) for a, b in zip(colour, other, strict=True))


def share_near(image, colour):
    """Return the share of the pixels that have a colour, give or take the grain."""
    colours = image.getcolors(1 << 24)
    near = sum(count for count, found in colours if apart(found, colour) <= GRAIN_TOLERANCE)
    return near / (image.width * image.height)


@pytest.fixture(scope="module")
def full_size():
    return {motif: draw(motif, "exempel") for motif in MOTIFS}


def test_every_motif_named_in_the_content_is_drawn():
    assert MOTIFS == (
        "tradar", "arsringar", "cirklar", "kedja", "grodd", "lupp", "hus", "skola", "torg", "skog",
    )  # fmt: skip


def test_unknown_motif_is_refused():
    with pytest.raises(KeyError):
        draw("segelbåt", "exempel", CARD)


@pytest.mark.parametrize("motif", MOTIFS)
def test_same_motif_and_seed_give_the_same_picture(motif):
    assert draw(motif, "exempel", CARD).tobytes() == draw(motif, "exempel", CARD).tobytes()


@pytest.mark.parametrize("motif", MOTIFS)
def test_seeds_change_the_composition_and_not_only_the_grain(motif):
    one, *others = (draw(motif, f"exempel-{i}", CARD) for i in range(4))
    assert min(difference(one, other) for other in others) > 2.5


@pytest.mark.parametrize("motif", MOTIFS)
def test_any_seed_can_be_drawn(motif):
    pictures = {draw(motif, str(seed), (96, 54)).tobytes() for seed in range(60)}
    assert len(pictures) == 60


def test_motifs_with_the_same_seed_differ(full_size):
    images = list(full_size.values())
    assert all(difference(a, b) > 5 for i, a in enumerate(images) for b in images[:i])


@pytest.mark.parametrize("motif", MOTIFS)
def test_default_size_and_mode(full_size, motif):
    assert full_size[motif].size == (1200, 675)
    assert full_size[motif].mode == "RGB"


@pytest.mark.parametrize(
    ("motif", "size"), [*product(MOTIFS, [CARD, (300, 300), (250, 400), (640, 160)])]
)
def test_any_format_is_filled(motif, size):
    image = draw(motif, "exempel", size)
    assert image.size == size
    assert 0.1 < share_near(image, PAPER) < 0.95


@pytest.mark.parametrize("motif", MOTIFS)
def test_light_enough_for_a_list_of_cards(full_size, motif):
    buffer = io.BytesIO()
    full_size[motif].save(buffer, "WEBP", quality=80)
    assert buffer.tell() <= 60_000


@pytest.mark.parametrize("motif", MOTIFS)
def test_paper_fills_most_of_the_sheet(full_size, motif):
    assert share_near(full_size[motif], PAPER) > 0.3


@pytest.mark.parametrize(("motif", "ink"), OWN_INK.items())
def test_signs_of_the_factors_keep_their_hue(full_size, motif, ink):
    """The pure ink itself stands somewhere on the sheet."""
    assert min(apart(colour, ink) for _, colour in full_size[motif].getcolors(1 << 24)) <= 2


@pytest.mark.parametrize("motif", MOTIFS)
def test_only_inks_of_the_palette_are_printed(monkeypatch, motif):
    printed = []
    plate = Sheet.plate
    monkeypatch.setattr(
        Sheet,
        "plate",
        lambda self, ink, *args, **kw: printed.append(ink) or plate(self, ink, *args, **kw),
    )
    draw(motif, "exempel", CARD)
    assert set(printed) <= {*INKS, PAPER}
    assert len(set(printed) - {PAPER}) >= 3


@pytest.mark.parametrize("motif", MOTIFS)
def test_no_pixel_is_lighter_than_the_paper(full_size, motif):
    assert all(high <= p for (_, high), p in zip(full_size[motif].getextrema(), PAPER, strict=True))


def test_hues_are_those_of_the_style_guide():
    as_hex = ["#{:02X}{:02X}{:02X}".format(*ink) for ink in (*INKS, PAPER)]
    assert as_hex == ["#2E6B3A", "#5F3F93", "#1E5A99", "#7F5300", "#9A2F58", "#FBF8F2"]


def print_square(ink, tint=1.0, *, over=None, covering=False):
    """Return the mean colour in the middle of a square printed on paper, or over another ink."""
    sheet = Sheet((120, 68), Random(1))
    for colour, strength, hides in filter(
        None, [over and (over, 1.0, False), (ink, tint, covering)]
    ):
        with sheet.plate(colour, strength, covering=hides) as plate:
            plate.shape(box(300, 150, 900, 525))
    return [round(mean) for mean in ImageStat.Stat(sheet.image.crop((40, 20, 80, 48))).mean]


@pytest.mark.parametrize("ink", INKS)
def test_one_layer_on_bare_paper_shows_the_ink_itself(ink):
    assert apart(print_square(ink), ink) <= GRAIN_TOLERANCE
    assert apart(print_square(ink, 0.3), tinted(ink, 0.3)) <= GRAIN_TOLERANCE


def test_overlaps_darken_unless_the_plate_covers():
    both, covering = print_square(PLUM, over=GREEN), print_square(PLUM, over=GREEN, covering=True)
    assert all(b < min(p, g) for b, p, g in zip(both, PLUM, GREEN, strict=True))
    assert apart(covering, PLUM) <= GRAIN_TOLERANCE


def test_an_empty_plate_leaves_the_paper_alone():
    sheet = Sheet((120, 68), Random(1))
    with sheet.plate(OCHRE):
        pass
    assert ImageChops.difference(sheet.image, Image.new("RGB", (120, 68), PAPER)).getbbox() is None


def test_a_plate_used_again_carries_no_old_ink():
    sheet = Sheet((120, 68), Random(1))
    for ink, left in ((OCHRE, 100), (PLUM, 800)):
        with sheet.plate(ink) as plate:
            plate.shape(box(left, 100, left + 300, 500))
    assert apart(sheet.image.getpixel((25, 30)), OCHRE) <= GRAIN_TOLERANCE
    assert apart(sheet.image.getpixel((95, 30)), PLUM) <= GRAIN_TOLERANCE


def test_what_is_cut_takes_no_ink():
    sheet = Sheet((120, 68), Random(1))
    with sheet.plate(OCHRE) as plate:
        plate.ring((600, 337), 200, 40)
    assert sheet.image.getpixel((60, 34)) == PAPER
    assert apart(sheet.image.getpixel((80, 34)), OCHRE) <= GRAIN_TOLERANCE


def test_partner_is_of_the_other_temperature():
    for lead, number in product(INKS, range(8)):
        first, partner, *rest = inks_led_by(lead, Random(number))
        assert first == lead
        assert (lead in WARM) == (partner in COOL)
        assert {first, partner, *rest} == set(INKS)


def test_curve_passes_all_its_points():
    points = [(0.0, 0.0), (100.0, 50.0), (200.0, -20.0), (300.0, 10.0)]
    assert [pytest.approx(p) for p in curve(points)[::20]] == points


def test_leaf_halves_meet_at_base_and_tip():
    left, right, rib = leaf((0, 0), (100, 0), 40, bend=0.1)
    assert rib[0] == pytest.approx((0, 0))
    assert rib[-1] == pytest.approx((100, 0), abs=1e-6)
    assert left[0] == pytest.approx(right[0])


def test_chain_link_closes():
    link = stadium((0, 0), 100, 50, 0.4)
    assert link[0] == pytest.approx(link[-1])
