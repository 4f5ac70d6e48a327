<?php

/**
 * Puts content into an empty WordPress: enough of everything to see whether a theme can show it.
 */

namespace WpllmTests;

require_once ABSPATH . 'wp-admin/includes/admin.php';

/** A picture of the library, made of the file. */
function picture(string $file, string $description): int
{
    $name = basename($file);
    $uploaded = wp_upload_bits($name, null, (string) file_get_contents($file));
    $id = wp_insert_attachment(
        ['post_title' => $description, 'post_mime_type' => 'image/jpeg', 'post_excerpt' => 'A view from the path'],
        $uploaded['file']
    );
    wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $uploaded['file']));
    update_post_meta($id, '_wp_attachment_image_alt', $description);
    return $id;
}

function paragraphs(string ...$texts): string
{
    return implode("\n\n", array_map(fn ($text) => "<!-- wp:paragraph -->\n<p>$text</p>\n<!-- /wp:paragraph -->", $texts));
}

/** A post with one block of each kind that themes have to show well. */
function everything(int $picture): string
{
    $source = wp_get_attachment_url($picture);
    $image = "<img src=\"$source\" alt=\"Hills at noon\" class=\"wp-image-$picture\"/>";
    $caption = '<figcaption class="wp-element-caption">Seen from the <a href="#">northern slope</a></figcaption>';
    return paragraphs(
        'The path begins behind the mill and climbs <strong>slowly</strong> through a wood of <em>old beeches</em>. '
        . 'There is a <a href="/about/">map with every turn</a>, and a bench where the trees end.'
    ) . "

<!-- wp:heading -->
<h2>What to take along</h2>
<!-- /wp:heading -->

<!-- wp:list -->
<ul><!-- wp:list-item -->
<li>Water, more than you think</li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>A coat for the ridge<!-- wp:list -->
<ul><!-- wp:list-item -->
<li>Even in <a href=\"/about/\">July</a></li>
<!-- /wp:list-item --></ul>
<!-- /wp:list --></li>
<!-- /wp:list-item --></ul>
<!-- /wp:list -->

<!-- wp:image {\"align\":\"wide\",\"id\":$picture} -->
<figure class=\"wp-block-image alignwide\">$image$caption</figure>
<!-- /wp:image -->

<!-- wp:heading {\"level\":3} -->
<h3>A word of those who went before</h3>
<!-- /wp:heading -->

<!-- wp:quote -->
<blockquote class=\"wp-block-quote\">" . paragraphs('Nobody has ever regretted an early start.') . "<cite>An old guide</cite></blockquote>
<!-- /wp:quote -->

<!-- wp:pullquote -->
<figure class=\"wp-block-pullquote\"><blockquote><p>The ridge is the reward.</p><cite>Another guide</cite></blockquote></figure>
<!-- /wp:pullquote -->

<!-- wp:image {\"align\":\"full\",\"id\":$picture} -->
<figure class=\"wp-block-image alignfull\">$image</figure>
<!-- /wp:image -->

<!-- wp:columns {\"align\":\"wide\"} -->
<div class=\"wp-block-columns alignwide\"><!-- wp:column -->
<div class=\"wp-block-column\">" . paragraphs('To the left, the river.') . "</div>
<!-- /wp:column -->

<!-- wp:column -->
<div class=\"wp-block-column\">" . paragraphs('To the right, the road.') . "</div>
<!-- /wp:column --></div>
<!-- /wp:columns -->

<!-- wp:code -->
<pre class=\"wp-block-code\"><code>distance = 12.4  # kilometres, a line that is longer than any telephone is wide, to see who scrolls
height   = 540   # metres</code></pre>
<!-- /wp:code -->

<!-- wp:table -->
<figure class=\"wp-block-table\"><table><thead><tr><th>Stage</th><th>Kilometres</th><th>Hours</th></tr></thead><tbody><tr><td>Mill to bench</td><td>3.1</td><td>1</td></tr><tr><td>Bench to ridge</td><td>4.2</td><td>2</td></tr></tbody></table></figure>
<!-- /wp:table -->

<!-- wp:separator -->
<hr class=\"wp-block-separator has-alpha-channel-opacity\"/>
<!-- /wp:separator -->

<!-- wp:image {\"align\":\"left\",\"id\":$picture,\"width\":200,\"height\":133} -->
<figure class=\"wp-block-image alignleft is-resized\"><img src=\"$source\" alt=\"\" class=\"wp-image-$picture\" width=\"200\" height=\"133\"/></figure>
<!-- /wp:image -->

" . paragraphs(
            'Beside the picture there is room for a few lines of text, which go on below it when there are more of them '
            . 'than it is high. Whoever reads this on a telephone has them below at once.',
            'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz is a long word, and '
            . 'https://example.org/an/address/that/is/much/too/long/for/any/telephone/and/has/no/blank.html is long too.'
        ) . '

<!-- wp:buttons -->
<div class="wp-block-buttons"><!-- wp:button -->
<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="/about/">Read more</a></div>
<!-- /wp:button -->

<!-- wp:button {"className":"is-style-outline"} -->
<div class="wp-block-button is-style-outline"><a class="wp-block-button__link wp-element-button" href="/contact/">Write to us</a></div>
<!-- /wp:button --></div>
<!-- /wp:buttons -->

<!-- wp:search {"label":"Search","buttonText":"Search"} /-->

<!-- wp:latest-posts {"postsToShow":3,"displayPostDate":true} /-->';
}

/**
 * The content; it takes the place of what there is.
 *
 * @return array<string, string> The addresses of the kinds of pages.
 */
function fill(string $folder): array
{
    foreach (array_merge(get_posts(['numberposts' => -1, 'post_status' => 'any']), get_pages()) as $post) {
        wp_delete_post($post->ID, true);
    }
    wp_set_current_user(1);
    update_option('blogname', 'Northern Paths');
    update_option('blogdescription', 'Walks, maps and small discoveries');
    update_option('permalink_structure', '/%postname%/');
    update_option('posts_per_page', 6);
    update_option('thread_comments', 1);
    flush_rewrite_rules(false);
    wp_update_user(['ID' => 1, 'display_name' => 'Ida Berg']);

    $descriptions = ['Hills in the morning', 'A lake at noon', 'Red rocks', 'The valley at dusk', 'Snow on the ridge', 'The coast'];
    $pictures = [];
    foreach (glob("$folder/*.jpg") ?: [] as $index => $file) {
        $pictures[] = picture($file, $descriptions[$index] ?? "Picture $index");
    }
    $walks = wp_create_category('Walks');
    $stories = wp_create_category('Stories');
    wp_update_term($walks, 'category', ['description' => 'Paths for an afternoon or a week, each of them walked by one of us.']);

    $titles = [
        'A morning above the fog', 'The quiet side of the lake', 'Four days in the red valley', 'How to read an old map',
        'Where the railway used to run', 'Snow in May', 'A night in the hut',
        'Everything that we have ever learned about walking in the rain, and what we would take along if we had to begin again',
    ];
    foreach ($titles as $index => $title) {
        $id = wp_insert_post([
            'post_title' => $title, 'post_status' => 'publish', 'post_category' => [$index % 2 ? $stories : $walks],
            'post_date' => sprintf('2026-03-%02d 09:00:00', $index + 1),
            'tags_input' => $index % 3 ? ['autumn', 'easy'] : ['rivers'],
            'post_content' => paragraphs(
                'We set out when the village was still asleep. An hour later the sun came over the eastern hills, and '
                . 'below us there was nothing but white, with the tower of the church standing out of it like a mast.',
                'Later we had bread and cheese on the wall of the old sheepfold, and decided to stay until noon.'
            ),
        ]);
        if ($pictures && $index !== 3) {
            set_post_thumbnail($id, $pictures[$index % count($pictures)]);
        }
    }
    $whole = wp_insert_post([
        'post_title' => 'Twelve kilometres over the ridge', 'post_name' => 'everything', 'post_status' => 'publish',
        'post_content' => wp_slash(everything($pictures[0])), 'post_category' => [$walks], 'tags_input' => ['rivers', 'maps'],
        'post_date' => '2026-03-20 09:00:00',
    ]);
    set_post_thumbnail($whole, $pictures[2 % count($pictures)]);
    $first = wp_insert_comment([
        'comment_post_ID' => $whole, 'comment_author' => 'Tom Reed', 'comment_author_email' => 'tom@example.org',
        'comment_author_url' => 'https://example.org', 'comment_approved' => 1, 'comment_date' => '2026-03-21 10:00:00',
        'comment_content' => "We did it last week. The bench is new, and the <a href=\"/\">map</a> is right.\n\nThank you!",
    ]);
    wp_insert_comment([
        'comment_post_ID' => $whole, 'comment_author' => 'Ida Berg', 'comment_author_email' => 'a@example.org', 'user_id' => 1,
        'comment_approved' => 1, 'comment_date' => '2026-03-21 11:00:00', 'comment_content' => 'Good to hear!',
        'comment_parent' => $first,
    ]);
    $about = wp_insert_post([
        'post_type' => 'page', 'post_title' => 'About us', 'post_name' => 'about', 'post_status' => 'publish',
        'post_content' => paragraphs(
            'We are three friends who walk, draw maps and write down what we find.',
            'This began as a notebook in 2011. <a href="/contact/">Write to us</a> if you know a path that we should see.'
        ),
    ]);
    $contact = wp_insert_post([
        'post_type' => 'page', 'post_title' => 'Contact', 'post_name' => 'contact', 'post_status' => 'publish',
        'post_parent' => 0, 'post_content' => paragraphs('A letter is best: Mill Lane 4, Northham.'),
    ]);
    $directions = wp_insert_post([
        'post_type' => 'page', 'post_title' => 'Directions', 'post_name' => 'directions', 'post_status' => 'publish',
        'post_parent' => $contact, 'post_content' => paragraphs('By train to Northham, and then on foot along the river.'),
    ]);

    $menu = wp_create_nav_menu('Main');
    $parent = 0;
    foreach ([$about, $contact, $directions] as $page) {
        $item = wp_update_nav_menu_item($menu, 0, [
            'menu-item-object-id' => $page, 'menu-item-object' => 'page', 'menu-item-type' => 'post_type',
            'menu-item-status' => 'publish', 'menu-item-parent-id' => $page === $directions ? $parent : 0,
        ]);
        $parent = $page === $contact ? $item : $parent;
    }
    wp_update_nav_menu_item($menu, 0, [
        'menu-item-object-id' => $walks, 'menu-item-object' => 'category', 'menu-item-type' => 'taxonomy',
        'menu-item-status' => 'publish',
    ]);
    return [
        'home' => '/', 'single' => '/everything/', 'page' => '/about/', 'archive' => '/category/walks/',
        'search' => '/?s=village', 'nothing' => '/?s=zzzzzz', '404' => '/there-is-nothing/', 'second' => '/page/2/',
    ];
}

/**
 * Menus and widgets in all places that the present theme has.
 *
 * @return array<string, mixed> What the theme is.
 */
function arrange(): array
{
    $menu = wp_get_nav_menu_object('Main');
    set_theme_mod('nav_menu_locations', array_fill_keys(array_keys(get_registered_nav_menus()), $menu->term_id));
    $contents = [
        '<!-- wp:search {"label":"Search","buttonText":"Search"} /-->',
        "<!-- wp:heading -->\n<h2>Latest</h2>\n<!-- /wp:heading -->\n\n<!-- wp:latest-posts {\"postsToShow\":3} /-->",
        "<!-- wp:heading -->\n<h2>Subjects</h2>\n<!-- /wp:heading -->\n\n<!-- wp:categories /-->",
    ];
    $ids = array_keys($GLOBALS['wp_registered_sidebars']);
    $places = ['wp_inactive_widgets' => []];
    $widgets = ['_multiwidget' => 1];
    foreach ($ids as $index => $id) {
        // The first has all of them, the others one each.
        foreach ($index === 0 ? $contents : [$contents[$index % 3]] as $content) {
            $number = count($widgets) + 1;
            $widgets[$number] = ['content' => $content];
            $places[$id][] = "block-$number";
        }
    }
    update_option('widget_block', $widgets);
    wp_set_sidebars_widgets($places);
    return ['theme' => get_stylesheet(), 'block' => wp_is_block_theme(), 'sidebars' => $ids];
}
