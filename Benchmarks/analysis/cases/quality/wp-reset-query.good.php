<?php
wp_reset_postdata();
