<?php
wp_reset_query();
