<?php
$subject = sanitize_text_field( $_POST['subject'] );
mail( 'a@example.com', 'Re: ' . $subject, 'x', 'X-Source: form' );
