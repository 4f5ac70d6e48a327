/// Files in which nothing is wrong.
enum Samples {
    static let pluginHeader = """
        <?php
        /**
         * Plugin Name: Acme Opening Hours
         * Description: Shows when the shop is open.
         * Version: 1.2.0
         * Requires at least: 6.4
         * Requires PHP: 7.4
         * Author: Acme
         * Text Domain: acme-opening-hours
         * License: GPL-2.0-or-later
         */

        """
}
