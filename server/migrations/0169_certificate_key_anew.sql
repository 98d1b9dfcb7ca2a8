-- A change of sealing keys seals the keys of certificates anew.
grant update (key_id, key_box) on webhook_certificate to twotier_app;
