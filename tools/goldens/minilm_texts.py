"""The hundred texts whose embeddings are compared: WordPress prose, code, many scripts, odd ones, long ones.

All of them have the same token ids here and in llama.cpp. The two part where llama.cpp's WordPiece leaves marks and
Hangul syllables whole that BERT's normaliser takes apart, and with words of more than 100 letters; tokenizer goldens
settle those.
"""

from __future__ import annotations

SENTENCES = [
    "WordPress is free and open-source software for publishing on the web.",
    "How do I register a custom post type for recipes?",
    "The block editor stores each paragraph as a block with a comment around it.",
    "Add a settings page under the Tools menu with one checkbox.",
    "My site shows a white screen after I activated a plugin.",
    "Nonces protect forms against cross-site request forgery.",
    "Use prepared statements when you query the database.",
    "The theme's functions.php file is loaded on every request.",
    "Schedule an event that runs twice a day with WP-Cron.",
    "Flush the rewrite rules only on activation, never on each page load.",
    "A child theme overrides the templates of its parent.",
    "Transients expire, options do not.",
    "Which capability does a user need to edit the posts of other people?",
    "Enqueue the stylesheet in the wp_enqueue_scripts hook.",
    "The REST API returns posts as JSON at /wp-json/wp/v2/posts.",
    "Translate strings with the text domain of your plugin.",
    "WooCommerce adds products, carts and a checkout to the shop.",
    "The permalink structure decides how the address of a post looks.",
    "Backups of the database should be kept on another machine.",
    "An uploaded image is cropped to several sizes.",
    "Escaping happens late, at the moment of output.",
    "Multisite lets one installation serve many sites.",
    "I want a contact form that sends me an e-mail.",
    "The comments of a post can be closed after 14 days.",
    "Gutenberg, the printer, lived in Mainz in the fifteenth century.",
    "The cat slept on the warm keyboard all afternoon.",
    "It will rain in Lisbon tomorrow, and the wind turns north-west.",
    "Bake the bread for forty minutes at 220 °C.",
    "She won the 400 metres hurdles in 52.3 seconds.",
    "Interest rates were left unchanged at 4.25% by the central bank.",
]

CODE = [
    "<?php add_action( 'init', 'recipe_register_post_type' );",
    "add_filter( 'the_content', fn ( string $content ): string => wpautop( $content ) );",
    "register_rest_route( 'acme/v1', '/items/(?P<id>\\d+)', array( 'methods' => 'GET' ) );",
    "$wpdb->get_results( $wpdb->prepare( \"SELECT * FROM {$wpdb->posts} WHERE post_author = %d\", $id ) );",
    "echo esc_html( get_option( 'blogname' ) ); // the site's title",
    "<!-- wp:paragraph {\"align\":\"center\"} --><p class=\"has-text-align-center\">Hello</p><!-- /wp:paragraph -->",
    "if ( ! current_user_can( 'manage_options' ) ) { wp_die( __( 'Not allowed.', 'acme' ), 403 ); }",
    "wp plugin install akismet --activate && wp cache flush",
    "SELECT COUNT(*) FROM wp_postmeta WHERE meta_key LIKE '\\_%' ESCAPE '\\\\';",
    "{\"name\": \"acme/notice\", \"apiVersion\": 3, \"attributes\": {\"text\": {\"type\": \"string\", \"default\": \"\"}}}",
    "@media (max-width: 782px) { .wp-block-columns > .wp-block-column { flex-basis: 100% !important; } }",
    "const { useSelect } = wp.data; export default () => useSelect((s) => s('core').getSite(), []);",
    "for(;;){i+=~j<<2^k%7;a[i]=!b?c:-d;}",
    "RewriteRule ^index\\.php$ - [L]",
    "define( 'AUTH_KEY', 'k3&Z@!q~|+{}x[9]' );",
]

LANGUAGES = [
    "WordPress ist eine freie Software zum Veröffentlichen im Netz; größere Übersichten heißen Archive.",
    "Où se trouve le fichier de configuration du thème enfant ?",
    "¿Cómo añado un menú de navegación a la cabecera de mi página?",
    "Il plugin è stato disattivato perché causava un errore irreversibile.",
    "O tema não é compatível com a versão instalada do PHP.",
    "Wtyczka żąda uprawnień, których użytkownik nie ma.",
    "Eklenti güncellenirken bir hata oluştu; İstanbul ve ığdır büyük harflerle yazılır.",
    "Как добавить произвольный тип записи в тему?",
    "Το θέμα δεν υποστηρίζει την επεξεργασία ολόκληρου του ιστότοπου.",
    "איך מוסיפים תפריט לאתר?",
    "كيف أضيف قائمة إلى موقعي؟",
    "Ինչպե՞ս ավելացնել նոր էջ կայքում",
    "如何在主题中注册自定义文章类型?",
    "プラグインを有効化すると、管理画面が真っ白になります。",
    "როგორ დავამატო მენიუ ჩემს საიტს?",
    "วิธีเพิ่มเมนูในเว็บไซต์",
    "Làm thế nào để thêm trình đơn vào tiêu đề trang?",
    "Naïve café façade, coöperate, Ångström, smörgåsbord, fiancée.",
]

ODD = [
    "",
    " ",
    "a",
    ".",
    "\n\t \r\n",
    "42",
    "?!?!?!",
    "😀",
    "🚀 Launch your site today! 🎉🎉 #WordPress",
    "👩\u200d💻 writes code, 👨\u200d👩\u200d👧\u200d👦 reads it, 🇫🇷 flags it",
    "e\u0301 and é, A\u030a and Å: combining marks",
    "ZALGO: H\u0336e\u0336l\u0336l\u0336o\u0336",
    "tab\tseparated\tvalues\r\nand\u00a0no-break\u2003em spaces",
    "     leading and trailing spaces     ",
    "UPPERCASE SHOUTING IN A TITLE",
    "CamelCaseIdentifierThatIsNotAWord and snake_case_identifier_too",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "x" * 99,
    "$1,299.99 — 50% off! (ends 31/12/2026 at 23:59:59 UTC)",
    "https://example.com/wp-admin/admin.php?page=acme&tab=general#section-2",
    "user+tag@mail.example.org",
    "“Curly quotes”, ‘single ones’, an ellipsis… and a dash – or two — here",
    "½ ⅓ ² ³ ™ © ® ∑ ∫ ≠ ≤ ∞ √",
    "ﬁ ligature, Ⅷ numeral, ｆｕｌｌｗｉｄｔｈ letters",
]

PARAGRAPHS = [
    "A plugin is a folder of PHP files with a header comment that names it. WordPress reads that comment to show the "
    "plugin in the list, and loads the main file on every request once the plugin is active. Everything else happens "
    "through hooks: actions run code at a moment, filters change a value on its way. A plugin that does its work at "
    "load time, outside any hook, breaks sooner or later.",
    "Every value that comes from outside is checked twice: when it enters, it is validated and sanitised; when it "
    "leaves, it is escaped for the place that it goes to. An attribute needs another escape than a text, an address "
    "another than a script. Whoever escapes early stores escaped text in the database and shows it escaped twice.",
    "The loop asks the main query for the next post until there is none left. Inside it, template tags know which "
    "post is meant. A secondary query needs its own loop, and the global post has to be put back afterwards, or the "
    "sidebar shows the wrong title. Most bugs with queries are a forgotten reset.",
    "Block themes describe the whole page in HTML files made of blocks, and the look of it in one file called "
    "theme.json. Colours, font sizes, spacing and layout are declared there once; the editor offers them and the "
    "front end turns them into custom properties. A theme needs hardly any PHP any more.",
    "Cron in WordPress does not run by the clock. Each visit looks whether an event is due and starts it in a request "
    "of its own. A quiet site runs its events late, a busy one pays for the check. Whoever needs precision switches "
    "it off and lets the system's scheduler call wp-cron.php every minute.",
    "public function register(): void { register_post_type( 'recipe', array( 'label' => __( 'Recipes', 'acme' ), "
    "'public' => true, 'has_archive' => true, 'show_in_rest' => true, 'menu_icon' => 'dashicons-carrot', 'supports' "
    "=> array( 'title', 'editor', 'thumbnail', 'excerpt', 'custom-fields' ), 'rewrite' => array( 'slug' => 'recipes' "
    ") ) ); }",
]

# How many tokens, [CLS] and [SEP] included, each long text is cut to; the paragraphs are joined in turning order.
LONG_LENGTHS = [64, 96, 100, 127, 128, 129, 160, 192, 200, 254, 255, 256, 256]
