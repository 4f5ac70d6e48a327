<?php
function acme_fail() {
	exit;
}
