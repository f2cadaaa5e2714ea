"""Sign in as visitors do (sign_in, sign_in_page), and let other sessions in by what that gave (admission)."""
