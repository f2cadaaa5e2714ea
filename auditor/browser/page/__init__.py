"""What is taken of a page.

quiet               when it is ready; lazy: what comes only when somebody scrolls to it
document            its final DOM, its films and sounds
axe, axe_parts      axe-core's answer, from the page and every frame of it; frames: which there are, and whose
accessibility_tree  form controls as the browser gives them to assistive technology
banner              the consent banner that it is met with
"""
