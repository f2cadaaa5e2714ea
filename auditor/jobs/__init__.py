"""The jobs: the only places where gathering, judging and telling meet.

targets     what a person typed -> addresses to start from
gathering   addresses -> evidence: the way of a page to the walk
flow        from the walk to disk: probed, judged by what is known of it, let go of
reading     what a page says of itself
judging     pages read and judged in processes of their own
probing     what pages point to: sitemaps, documents, linking (how links answer), captions, platforms
sign_in_plans, signing_in, signed_out   where visitors must sign in: how, and whether we are
audit       the main job: targets -> audit
demo        the same, on the bundled sample site
gate        audit -> exit status
relabel     addresses of files that were served on loopback -> their paths
doctor      is everything here that an audit needs?
"""
