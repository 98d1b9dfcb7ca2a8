-- Whom the vendor tells of fraud and attacks (C103, C106): never part of a verification, and set at the portal only.
alter table partner_profile add column security_contact jsonb;  -- {firstName, lastName, email, phoneNumber}
